#!/usr/bin/env python3
"""Generate data/names.json: country names in the world's languages, from Unicode CLDR.

The names are those of the npm packages ``cldr-core`` and ``cldr-localenames-full``, both at the version pinned
below, under the Unicode licence v3 (https://www.unicode.org/license.txt). To make the file again:

    npm pack cldr-core@48.2.0 cldr-localenames-full@48.2.0
    for p in core localenames-full; do mkdir -p cldr-$p && tar xzf cldr-$p-48.2.0.tgz -C cldr-$p --strip-components=1; done
    python3 data/tools/make_names.py --core cldr-core --names cldr-localenames-full \
        --countries data/countries.json --out data/names.json

Needs Python 3.8 or later and nothing beyond its standard library. ``data/countries.json`` may be one array or one
record a line; only countries in it that have an ISO alpha-2 code of their own (or XK, Kosovo) and are not historic
are given names. A spelling equal, case aside, to a name the country already has, or has had from an earlier
language here, is left out: the file exists to find a country by typing, and the first spelling finds it.

The shape, one country a line, languages in the order of LANGUAGES:

    {"version": "CLDR 48 (cldr-localenames-full 48.2.0)", "licence": "Unicode-3.0", "names": {
    "ARM":{"ar":["أرمينيا"],"zh":["亚美尼亚"],"de":["Armenien"]},
    ...
    }}
"""
import argparse
import json
import os
import sys
import unicodedata

VERSION = "48.2.0"
LICENCE = "Unicode-3.0"
UN_SIX = "ar zh en es fr ru".split()
OTHERS = "de pt it nl pl tr uk fa hi bn id vi ja ko sw he el".split()
FURTHER = "cs hu ro sv da fi nb bg sr hr sk hy ka az kk ky uz tg ur ta te th ms am ca".split()
LANGUAGES = UN_SIX + OTHERS + FURTHER
# Spellings in a second script or standard that people type; filed under the language.
SECOND = {"zh": ["zh-Hant"], "sr": ["sr-Latn"], "pt": ["pt-PT"], "uz": ["uz-Cyrl"], "es": ["es-MX"]}


def read_json(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def read_countries(path):
    """Read an array of records, or one record a line."""
    with open(path, encoding="utf-8") as f:
        text = f.read()
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]


def clean(text):
    """NFC, without format characters (bidi marks, soft hyphens) or control characters; one plain space between words.

    The zero-width joiner and non-joiner stay: Persian and several Indian scripts are spelt with them.
    """
    keep = []
    for ch in unicodedata.normalize("NFC", text):
        if unicodedata.category(ch) in ("Cf", "Cc") and ch not in "\u200c\u200d":
            continue
        keep.append(" " if unicodedata.category(ch) == "Zs" else ch)
    return " ".join("".join(keep).split())


def known(country):
    """The names a country already has, case-folded."""
    texts = [country["name"], country.get("official") or ""]
    # A demonym is no name of the country, though it may be spelt like one.
    texts += [n["text"] for n in country.get("names", []) if n["kind"] != "demonym"]
    return {clean(t).casefold() for t in texts if t}


def territories(names_dir, locale):
    """CLDR's territory names of one locale: {alpha-2: [plain name, then its variants]}."""
    path = os.path.join(names_dir, "main", locale, "territories.json")
    if not os.path.exists(path):
        sys.exit(f"make_names: no such locale in {names_dir}: {locale}")
    table = read_json(path)["main"][locale]["localeDisplayNames"]["territories"]
    out = {}
    for key in sorted(table):  # "CD" sorts before "CD-alt-variant"
        code = key.split("-alt-")[0]
        out.setdefault(code, []).append(table[key])
    return out


def check_package(folder, name):
    package = read_json(os.path.join(folder, "package.json"))
    if package["name"] != name or package["version"] != VERSION:
        sys.exit(f"make_names: {folder} holds {package['name']} {package['version']}, not {name} {VERSION}")
    if package["license"] != LICENCE:
        sys.exit(f"make_names: {name} is under {package['license']}, not {LICENCE}")
    return package


def main():
    p = argparse.ArgumentParser(description="Generate country names in the world's languages from Unicode CLDR.")
    p.add_argument("--core", required=True, help="the unpacked npm package cldr-core")
    p.add_argument("--names", required=True, help="the unpacked npm package cldr-localenames-full")
    p.add_argument("--countries", required=True, help="countries.json")
    p.add_argument("--out", required=True, help="the file to write")
    a = p.parse_args()

    core = check_package(a.core, "cldr-core")
    check_package(a.names, "cldr-localenames-full")
    mappings = read_json(os.path.join(a.core, "supplemental", "codeMappings.json"))["supplemental"]["codeMappings"]

    countries = {}
    for c in read_countries(a.countries):
        code = c.get("alpha2")
        if not code or c["status"] == "historic":
            continue
        if code not in mappings:
            sys.exit(f"make_names: {c['id']}: CLDR does not know the code {code}")
        if mappings[code].get("_alpha3") != c["id"] and code != "XK":
            sys.exit(f"make_names: {c['id']}: CLDR has {mappings[code].get('_alpha3')} for {code}")
        countries[code] = c

    seen = {code: known(c) for code, c in countries.items()}
    names = {c["id"]: {} for c in countries.values()}
    for language in LANGUAGES:
        for locale in [language] + SECOND.get(language, []):
            table = territories(a.names, locale)
            for code, c in countries.items():
                for text in table.get(code, []):
                    text = clean(text)
                    key = text.casefold()
                    if not text or text == code or key in seen[code]:
                        continue
                    seen[code].add(key)
                    names[c["id"]].setdefault(language, []).append(text)

    version = f"CLDR {core['cldrVersion']} (cldr-localenames-full {VERSION})"
    lines = []
    for cid in sorted(names):
        if names[cid]:
            row = json.dumps(names[cid], ensure_ascii=False, separators=(",", ":"))
            lines.append(f"{json.dumps(cid)}:{row}")
    head = f'{{"version": {json.dumps(version)}, "licence": {json.dumps(LICENCE)}, "names": {{\n'
    with open(a.out, "w", encoding="utf-8", newline="\n") as f:
        f.write(head + ",\n".join(lines) + "\n}}\n")
    total = sum(len(v) for n in names.values() for v in n.values())
    print(f"{a.out}: {len(lines)} countries, {total} names, {len(LANGUAGES)} languages, {os.path.getsize(a.out)} bytes")


if __name__ == "__main__":
    main()
