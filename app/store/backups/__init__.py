"""Backups: copies that were checked before they got their name, thinned out by age, and brought back.

They lie in a folder beside the library, each with a small manifest. ``manifests`` tells which there are,
``making`` makes them and may run in a job while the window goes on writing, ``thinning`` decides which stay,
``restoring`` puts one in the library's place.
"""
