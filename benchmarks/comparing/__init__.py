"""What ``benchmarks.compare`` compares: readers of numbers behind one face, and the sets that score all of them alike."""
