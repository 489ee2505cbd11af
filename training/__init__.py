"""Makes the shipped model: convert, train, evaluate, export, package (see ``project.yml``)."""
