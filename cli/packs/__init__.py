"""`flask packs`: one file a command; `group` names them all."""
