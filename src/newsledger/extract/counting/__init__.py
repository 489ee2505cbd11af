"""What numbers count and measure, by the parse: what stands behind :mod:`newsledger.extract.counted`."""
