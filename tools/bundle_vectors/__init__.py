"""Makes the bundles under tests/vectors/bundles/; used by `tools/make_bundle_vectors.py` only.

Built from low-level pieces and not from the package, so that a mistake of the package is not copied into them.
"""
