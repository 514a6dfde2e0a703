/**
 * Elements as plain data. What there are hundreds of and what changes at every letter is drawn from it straight into the
 * document: React would look at each of them anew, which takes longer than the browser's own layout and painting.
 */
export type MarkupElement = {
  tag: 'a' | 'bdi' | 'button' | 'input' | 'span' | 'td' | 'time' | 'tr';
  className: string;
  /** Names as in HTML. */
  attributes?: Readonly<Record<string, string>>;
  /** Properties of the style by their CSS names; an attribute would be stopped by the content security policy. */
  style?: Readonly<Record<string, string>>;
  /** Of a box. */
  checked?: boolean;
  children: readonly Markup[];
};

/** A text or an element. */
export type Markup = string | MarkupElement;

const NOTHING = {};

const isText = (node: Node | undefined): node is Text => node?.nodeType === 3;

function toNode(markup: Markup): Node {
  return typeof markup === 'string' ? document.createTextNode(markup) : createMarkup(markup);
}

function writeRecord(
  before: Readonly<Record<string, string>> = NOTHING,
  next: Readonly<Record<string, string>> = NOTHING,
  put: (name: string, value: string) => void,
  remove: (name: string) => void,
): void {
  if (before === next) return;
  for (const name of Object.keys(before)) if (next[name] === undefined) remove(name);
  for (const [name, value] of Object.entries(next)) if (before[name] !== value) put(name, value);
}

function writeChildren(element: Element, before: readonly Markup[], next: readonly Markup[]): void {
  if (before === next) return;
  let node = element.firstChild;
  for (const [place, old] of before.entries()) {
    const markup = next[place];
    // Something else, such as a translator in the browser, has been at them.
    if (node === null || isText(node) !== (typeof old === 'string')) {
      element.replaceChildren(...next.map(toNode));
      return;
    }
    const following: ChildNode | null = node.nextSibling;
    if (markup === undefined) node.remove();
    else if (typeof markup === 'string' && isText(node)) {
      if (old !== markup) node.data = markup;
    } else if (
      typeof markup === 'object' &&
      typeof old === 'object' &&
      markup.tag === old.tag &&
      node instanceof HTMLElement
    ) {
      writeMarkup(node, old, markup);
    } else element.replaceChild(toNode(markup), node);
    node = following;
  }
  for (const markup of next.slice(before.length)) element.append(toNode(markup));
}

/** Changes an element that shows `before` as little as it takes to show `next`, which has the same tag. */
export function writeMarkup(element: HTMLElement, before: MarkupElement, next: MarkupElement): void {
  if (before === next) return;
  if (before.className !== next.className) element.className = next.className;
  writeRecord(
    before.attributes,
    next.attributes,
    (name, value) => element.setAttribute(name, value),
    (name) => element.removeAttribute(name),
  );
  writeRecord(
    before.style,
    next.style,
    (name, value) => element.style.setProperty(name, value),
    (name) => element.style.removeProperty(name),
  );
  // A viewer's click has changed it already, whatever stood there before.
  if (element instanceof HTMLInputElement && next.checked !== undefined) element.checked = next.checked;
  writeChildren(element, before.children, next.children);
}

export function createMarkup(markup: MarkupElement): HTMLElement {
  const element = document.createElement(markup.tag);
  writeMarkup(element, { tag: markup.tag, className: '', children: [] }, markup);
  return element;
}
