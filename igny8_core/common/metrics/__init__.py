"""What processes count for Prometheus. Counting never fails the work that is counted.

Web and workers are different processes, so each keeps its numbers in files of a common folder (the library's
multiprocess mode), and whoever is asked adds all of them up.
"""
