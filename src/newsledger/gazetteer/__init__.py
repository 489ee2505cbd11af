"""GeoNames as a Parquet file, made once when the project is built; see ``build.py``."""
