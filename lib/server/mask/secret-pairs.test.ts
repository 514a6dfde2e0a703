import { expect, test } from 'vitest';
import { maskDetail, maskText } from './mask.ts';
import { MASK } from './secret-shapes.ts';

const CANARY = 'Zq7hunter2canary';

test.each([
  `val password: String = "${CANARY}"`,
  `password: str = "${CANARY}"`,
  `def connect(token: Optional[str] = '${CANARY}'):`,
  `conf = {"password": "${CANARY}"}`,
  `conf = ["password": "${CANARY}"]`,
  `conf = ("user" -> "etl", "password" -> "${CANARY}")`,
  `x == ("password=${CANARY}")`,
  `connection failed: password=${CANARY}`,
  `failed: db.password = "${CANARY}"`,
  `Map("password" -> "${CANARY}")`,
  `os.environ["PGPASSWORD"] = "${CANARY}"`,
  `password = r"${CANARY}"`,
  `password = f'${CANARY}'`,
  `password = """${CANARY}"""`,
  `.option("password", f"${CANARY}")`,
  `{"password":["${CANARY}"]}`,
  `{"password": {"value": "${CANARY}"}}`,
  `password = (\n    "${CANARY}"\n)`,
  `password           = "${CANARY}"`,
  `password := "${CANARY}"`,
  `if password == "${CANARY}":`,
  `dbPass = "${CANARY}"`,
  `creds = "${CANARY}"`,
  `config.setPassword("${CANARY}")`,
  `builder.password('${CANARY}').build()`,
  `<property name="password" value="${CANARY}"/>`,
  `curl -u etl:${CANARY} https://example.com`,
  `Authorization: Basic ${CANARY}`,
])('H-08 as code has it: %s', (text) => {
  expect(maskText(text)).not.toContain(CANARY);
  expect(maskText(text)).toContain(MASK);
});

test.each([
  'dbutils.secrets.get("prod", "db")',
  'df.filter(col("bypass") == "yes").groupBy("compass").count()',
  'sacred: list = [1, 2]',
  'curl -u https://example.com',
  'Basic authentication is not offered',
])('keeps what is no secret: %s', (text) => {
  expect(maskText(text)).toBe(text);
});

test('no text takes long', () => {
  const started = performance.now();
  for (const piece of ['password="', 'a: b', 'a[', 'a(', "'''", '-u a:', '"a" value='])
    maskDetail({ x: piece.repeat(100_000) });
  expect(performance.now() - started).toBeLessThan(5_000);
});
