"""What ``law_stale`` looks at beside repeals: names that no law has, wrong days, wrong issuers."""
