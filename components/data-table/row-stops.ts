/** The link of a row: what takes the focus of the row as a whole. */
export const ROW_LINK = 'a[href]:not([tabindex="-1"])';
/** Elements of a row that hold the focus, in order: its box, its link, then what is clickable in its cells. */
export const ROW_STOPS = `${ROW_LINK}, button, input`;
