"""How firmly numbers stand: what stands behind :mod:`newsledger.extract.vouched` and :mod:`newsledger.extract.voices`."""
