"""How numbers hang together: what stands behind :mod:`newsledger.extract.ties`."""
