/** Names whose values are masked. A name that merely contains one of these counts: in doubt it is masked. */
const SECRET_KEY =
  /secret|token|passw|passphrase|pwd|pass($|[^a-z])|key|credential|(^|[^a-z])creds?($|[^a-z])|auth|conn.*str|jdbc|signature|cookie|webhook|(^|[^a-z])(sig|sas|dsn)($|[^a-z])/i;
/** Ordinary words that contain one: `author=ana` is no secret. */
const ORDINARY_WORD =
  /(?:by|com|sur|tres)pass(?![a-z])|authors?(?![a-z])|keywords?(?![a-z])|unauthorized|authorized|[a-z]*(exception|error)$/gi;
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]/g;

/** Settings about a secret rather than the secret: `spark.network.crypto.keyLength`, `…credentials.provider`. */
const NUMBER_SETTING =
  /(timeout|ttl|length|len|size|bits|count|limit|max|min|interval|seconds|minutes|millis|ms|ratio)$/i;
const CLASS_SETTING = /(class|provider|factory|impl|serializer|deserializer|plugin)$/i;
const WORD_SETTING = /(type|mode|algorithm|method|format|protocol)$/i;
const KMS_SETTING = /kms/i;

const NUMBER = /^-?\d{1,9}(\.\d{1,6})?(ms|s|m|h|d|k|mb?|gb?)?$/i;
const CLASS_NAME = /^[a-z_]\w{0,40}(\.[a-z_]\w{0,40}){1,12}\.[A-Z]\w{0,80}$/;
const WORD = /^[A-Za-z][A-Za-z_-]{0,19}$/;
const KMS_REFERENCE =
  /^(alias\/[\w/-]{1,250}|(mrk-)?[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12})$/;
const ARN = /^arn:aws[a-z-]{0,20}:[a-z0-9-]{1,40}:[a-z0-9-]{0,30}:(\d{12})?:[\w+=,.@:/*-]{1,512}$/;

export function isSecretKey(key: string): boolean {
  const name = key.normalize('NFKC').replace(INVISIBLE, '').replace(ORDINARY_WORD, '');
  return SECRET_KEY.test(name);
}

/** Whether a value may be shown although its key looks like a secret's: switches, ARNs and settings about a secret. */
export function isHarmlessUnderSecretKey(key: string, value: string): boolean {
  if (value === '' || /^(true|false|null|none)$/i.test(value) || ARN.test(value)) return true;
  if (NUMBER_SETTING.test(key) && NUMBER.test(value)) return true;
  if (CLASS_SETTING.test(key) && CLASS_NAME.test(value)) return true;
  if (WORD_SETTING.test(key) && WORD.test(value)) return true;
  return KMS_SETTING.test(key) && KMS_REFERENCE.test(value);
}
