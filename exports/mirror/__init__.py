"""Tabs at Google that mirror tables of ours: each row once, each column where people want it, what people change kept and told."""
