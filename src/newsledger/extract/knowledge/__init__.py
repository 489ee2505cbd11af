"""Knowledge: the actors that are known by name, office and country, and what kind of actor a phrase is."""
