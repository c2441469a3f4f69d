"""The benchmarks: each bench/bench_NAME.py measures one thing against a floor measured in the same run."""
