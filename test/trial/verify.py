"""A second verifier of Nadir's reads, in another language and from the description of the format alone.

Usage: verify.py FILE...   (a read file, or an audit trail in JSONL)
Prints one line a file: "holds N HEAD" or "entry N: what is wrong"; exit status 0, 1 (does not hold) or 2 (no read).
The standard library verifies the chain. Signatures (ECDSA, P-256) are verified where the package "cryptography" is installed;
elsewhere the line says "signatures not verified".
"""
import base64
import hashlib
import json
import sys


def js_number(value):
    """A number as ECMAScript prints it."""
    if isinstance(value, int) and abs(value) < 2 ** 53:
        return str(value)
    value = float(value)
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    fraction = "" if fraction == "0" else fraction
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + fraction) - len(digits))
    digits = digits.rstrip("0")
    count = len(digits)
    if count <= point <= 21:
        return sign + digits + "0" * (point - count)
    if 0 < point <= 21:
        return sign + digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    power = point - 1
    tail = ("." + digits[1:]) if count > 1 else ""
    return f"{sign}{digits[0]}{tail}e{'+' if power >= 0 else '-'}{abs(power)}"


def js_string(text):
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(f"\\u{ord(c):04x}" if 0xD800 <= ord(c) <= 0xDFFF else c for c in quoted)


def canonical(value):
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return js_number(value)
    if isinstance(value, str):
        return js_string(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(js_string(key) + ":" + canonical(value[key]) for key in keys) + "}"


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def entries_of(text):
    try:
        file = json.loads(text)
    except ValueError:
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    if isinstance(file, dict) and file.get("format") == "nadir-read":
        return file["log"]
    if isinstance(file, dict) and "act" in file:
        return [file]
    raise ValueError("no read")


def signature_holds(entry):
    """True, False, or None where ECDSA cannot be verified here."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
    except ImportError:
        return None
    signature = entry["act"]["signature"]
    raw = lambda text: base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    said = canonical({
        "context": "nadir-signature/1", "of": entry["act"]["timepoint"], "by": entry["by"], "at": entry["at"],
        "name": signature["name"], "meaning": signature["meaning"], "head": signature["head"],
    })
    try:
        key = serialization.load_der_public_key(raw(signature["publicKey"]))
        value = raw(signature["value"])
        encoded = encode_dss_signature(int.from_bytes(value[:32], "big"), int.from_bytes(value[32:], "big"))
        key.verify(encoded, said.encode("utf-8"), ec.ECDSA(hashes.SHA256()))
        return True
    except (InvalidSignature, ValueError, TypeError):
        return False


def fault(entries):
    """The first entry that does not fit, from 1, and why; and whether every signature could be looked at."""
    prev, ids, last, looked = "", set(), "", True
    if not entries:
        return (0, "no entries"), looked
    for place, entry in enumerate(entries, 1):
        if place == 1 and entry["act"]["kind"] != "readOpened":
            return (place, "does not open the read"), looked
        if place > 1 and entry["act"]["kind"] == "readOpened":
            return (place, "opens the read a second time"), looked
        if entry["prev"] != prev:
            return (place, "does not follow the entry before it"), looked
        if sha256(canonical({key: entry[key] for key in ("id", "at", "by", "act", "prev")})) != entry["hash"]:
            return (place, "was changed"), looked
        if entry["id"] in ids:
            return (place, "has the id of another"), looked
        if entry["at"] < last:
            return (place, "is earlier than the entry before it"), looked
        if entry["act"]["kind"] == "timepointSigned":
            holds = signature_holds(entry)
            looked = looked and holds is not None
            if entry["act"]["signature"]["head"] != entry["prev"]:
                return (place, "carries a signature of another state"), looked
            if holds is False:
                return (place, "carries a false signature"), looked
        ids.add(entry["id"])
        prev, last = entry["hash"], entry["at"]
    return None, looked


def main(files):
    status = 0
    for name in files:
        try:
            with open(name, encoding="utf-8") as file:
                entries = entries_of(file.read())
            found, looked = fault(entries)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            print(f"no read: {error}")
            status = 2
            continue
        note = "" if looked else " (signatures not verified)"
        print(f"entry {found[0]}: {found[1]}{note}" if found else f"holds {len(entries)} {entries[-1]['hash']}{note}")
        status = max(status, 1 if found else 0)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
