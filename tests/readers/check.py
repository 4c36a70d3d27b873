"""Reads what blocs exports with the programs it is exported for.

    check.py READER FOLDER

READER is pandas, duckdb, frictionless, networkx or graphviz; FOLDER holds what `tests/readers.rs` has blocs write:
blocs.json, tables/, blocs.graphml, blocs.dot, answers/ and counts.json, the numbers blocs itself
has. Says what was seen and exits 0, or exits 77 where the reader is not installed. To have them:

    python3 -m venv venv && venv/bin/pip install pandas duckdb frictionless networkx
    apt-get install graphviz
    BLOCS_PYTHON=venv/bin/python cargo test --test readers
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

MISSING = 77
# A date as precise as its source, then what doubt there is of it.
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?[~?]?")
DATES = {
    "date", "from", "to", "founded", "operative", "dissolved", "since", "until", "notice", "signed",
    "in_force", "ended", "consent", "withdrew", "suspended_since", "suspended_until",
}
LISTS = ["sources", "countries", "organisations", "agreements", "stances", "ambiguous"]


def need(name):
    try:
        return __import__(name)
    except ImportError:
        print(f"{name} is not installed")
        sys.exit(MISSING)


def package(folder):
    """The tables' names and columns, as datapackage.json has them."""
    told = json.loads((folder / "tables/datapackage.json").read_text())
    return {r["name"]: [f["name"] for f in r["schema"]["fields"]] for r in told["resources"]}


def same(seen, expected, what):
    assert seen == expected, f"{what}: {seen!r}, not {expected!r}"


def pandas(folder, counts):
    pd = need("pandas")
    # Nothing but an empty cell is missing: NA is Namibia.
    plain = {"dtype": str, "keep_default_na": False, "na_values": [""]}
    tables = {}
    for name, columns in package(folder).items():
        table = tables[name] = pd.read_csv(folder / f"tables/{name}.csv", **plain)
        same(list(table.columns), columns, name)
        same(len(table), counts["tables"][name], name)
        for column in DATES & set(columns):
            dates = table[column].dropna()
            wrong = dates[~dates.map(lambda d: bool(DATE.fullmatch(d)))]
            assert wrong.empty, f"{name}.{column}: {list(wrong[:3])}"
            # numpy takes years, months and days, of any century.
            dates.str.rstrip("~?").to_numpy(dtype="datetime64[D]")
    countries = tables["countries"]
    namibia = countries[countries["id"] == "NAM"].iloc[0]
    same((namibia["alpha2"], namibia["numeric"]), ("NA", "516"), "Namibia")
    same(countries[countries["id"] == "AFG"].iloc[0]["numeric"], "004", "Afghanistan")
    for owned, owner, key in [
        ("memberships", "organisations", "organisation"),
        ("parties", "agreements", "agreement"),
        ("obligations", "agreements", "agreement"),
    ]:
        assert tables[owner]["id"].is_unique, owner
        assert tables[owned][key].isin(tables[owner]["id"]).all(), owned
    csto = tables["memberships"].query("organisation == 'csto' and member == 'UZB'").iloc[0]
    same((csto["since"], csto["until"]), ("2006-08-16", "2012-12-19"), "Uzbekistan in the CSTO")

    whole = json.loads((folder / "blocs.json").read_text())
    for name in LISTS:
        same(len(pd.json_normalize(whole[name])), counts["json"][name], name)
    for name, rows in counts["answers"].items():
        read = [
            pd.read_json(folder / f"answers/{name}.json"),
            pd.read_json(folder / f"answers/{name}.ndjson", lines=True),
        ]
        for frame in read:
            same(len(frame), rows, name)
        flat = pd.read_csv(folder / f"answers/{name}.csv", **plain)
        tabbed = pd.read_csv(folder / f"answers/{name}.tsv", sep="\t", quoting=3, **plain)
        same(list(flat.columns), list(tabbed.columns), name)
        assert len(flat) >= rows and flat.equals(tabbed), f"{name}: csv and tsv differ"


def duckdb(folder, counts):
    db = need("duckdb").connect()

    def one(question, *values):
        return db.execute(question, list(values)).fetchone()

    for name, columns in package(folder).items():
        path = str(folder / f"tables/{name}.csv")
        # As it guesses by itself, and with every column as the package declares it.
        for options in ["", ", all_varchar = true"]:
            found = db.execute(f"select * from read_csv(?{options}) limit 0", [path])
            same([c[0] for c in found.description], columns, name)
            same(one(f"select count(*) from read_csv(?{options})", path)[0],
                 counts["tables"][name], name)
        for column in DATES & set(columns):
            wrong = one(
                f"""select count(*) from read_csv(?, all_varchar = true) where "{column}" is not null
                and not regexp_full_match("{column}", '{DATE.pattern}')""", path)
            same(wrong[0], 0, f"{name}.{column}")
            days = f"""select count(*), count(try_cast("{column}" as date))
                from read_csv(?, all_varchar = true) where length("{column}") = 10"""
            all_days, parsed = one(days, path)
            same(parsed, all_days, f"{name}.{column}")
    whole = str(folder / "blocs.json")
    for name in LISTS:
        same(one(f"select len({name}) from read_json(?)", whole)[0], counts["json"][name], name)
    for name, rows in counts["answers"].items():
        for end in ["json", "ndjson"]:
            path = str(folder / f"answers/{name}.{end}")
            same(one("select count(*) from read_json(?)", path)[0], rows, f"{name}.{end}")
        flat, tabbed = (str(folder / f"answers/{name}.{end}") for end in ["csv", "tsv"])
        same(one("select count(*) from read_csv(?)", flat),
             one("select count(*) from read_csv(?, delim = '\t', quote = '')", tabbed), name)


def frictionless(folder, counts):
    """The tables are what the data package says of them: types, keys, and what refers to what."""
    validate = need("frictionless").validate
    os.chdir(folder / "tables")
    report = validate("datapackage.json")
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:5]
    rows = {task.name: task.stats["rows"] for task in report.tasks}
    same(rows, counts["tables"], "rows")


def networkx(folder, counts):
    nx = need("networkx")
    graph = nx.read_graphml(folder / "blocs.graphml")
    assert graph.is_directed() and graph.is_multigraph()
    same(graph.number_of_nodes(), counts["nodes"], "nodes")
    same(graph.number_of_edges(), counts["edges"], "edges")
    kinds = {kind for _, kind in graph.nodes(data="kind")}
    same(kinds, {"country", "organisation", "agreement"}, "kinds of nodes")
    assert all(label for _, label in graph.nodes(data="label"))
    same({kind for *_, kind in graph.edges(data="kind")}, {"membership", "party"}, "kinds of edges")
    for a, b, edge in graph.edges(data=True):
        assert edge["status"], (a, b)
        for field in ["since", "until"]:
            assert DATE.fullmatch(edge.get(field, "2000")), (a, b, edge)
    spells = graph.get_edge_data("country/UZB", "organisation/csto").values()
    same([(s["since"], s["until"]) for s in spells], [("2006-08-16", "2012-12-19")], "Uzbekistan")


def graphviz(folder, counts):
    for tool in ["nop", "gc"]:
        if not shutil.which(tool):
            print(f"{tool} is not installed")
            sys.exit(MISSING)
    path = str(folder / "blocs.dot")

    def run(*command):
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        same(done.stderr, "", command[0])
        return done.stdout

    nodes, edges = run("gc", "-n", "-e", path).split()[:2]
    same((int(nodes), int(edges)), (counts["nodes"], counts["edges"]), "nodes and edges")
    # `dot` would lay it out first, which of a whole world takes it an hour.
    canon = run("nop", path)
    assert canon.startswith("digraph blocs")
    assert "Côte d" in canon and 'since="2006-08-16"' in canon


if __name__ == "__main__":
    reader, folder = sys.argv[1], Path(sys.argv[2])
    counts = json.loads((folder / "counts.json").read_text())
    readers = [pandas, duckdb, frictionless, networkx, graphviz]
    {read.__name__: read for read in readers}[reader](folder, counts)
    print(f"{reader} read everything")
