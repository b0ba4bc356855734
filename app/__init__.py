"""镇阅 Zhenyue: reads, corrects, compares and prints township reports on law-based government."""

__version__ = "0.1.0"
