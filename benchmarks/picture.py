"""Draws the ratios as bars, one chart for each table: `python -m benchmarks.picture TARGET < JSON`.

It runs in the peers' environment, which has matplotlib. What comes in: `[[TITLE, BASE, {NAME: RATIO}], ...]`.
"""

from __future__ import annotations

import json
import sys

import matplotlib

matplotlib.use("svg")
# The same figures give the same file.
matplotlib.rcParams["svg.hashsalt"] = "clientwright"

from matplotlib import pyplot  # noqa: E402

_OURS, _OTHERS = "#2563eb", "#c3c9d4"


def main() -> None:
    """Draw."""
    charts = json.load(sys.stdin)
    heights = [len(bars) for _, _, bars in charts]
    figure, all_axes = pyplot.subplots(
        len(charts), 1, figsize=(8, 0.42 * sum(heights) + 0.8 * len(charts)), height_ratios=heights, squeeze=False
    )
    for axes, (title, base, bars) in zip(all_axes[:, 0], charts, strict=True):
        names = [*bars][::-1]
        ratios = [bars[name] for name in names]
        colours = [_OURS if name.startswith(("clientwright", "gainsight_cs")) else _OTHERS for name in names]
        drawn = axes.barh(names, ratios, color=colours, height=0.62)
        axes.bar_label(drawn, [f"{ratio:.2f}" for ratio in ratios], padding=4, fontsize=9)
        axes.axvline(1, color="#475569", linewidth=0.8, linestyle=(0, (3, 3)))
        axes.set_title(f"{title}\n(1 = {base}; shorter is better)", fontsize=10, loc="left")
        axes.set_xlim(0, max(1.0, *ratios) * 1.12)
        axes.tick_params(length=0, labelsize=9)
        axes.xaxis.set_visible(False)
        for side in ("top", "right", "bottom"):
            axes.spines[side].set_visible(False)
    figure.tight_layout()
    figure.savefig(sys.argv[1], metadata={"Date": None})


if __name__ == "__main__":
    main()
