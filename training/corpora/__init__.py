"""One reader a corpus: each yields ``training.example.Document``s with the layers that its corpus annotates."""
