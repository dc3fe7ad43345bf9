import helpers.bad_syntax
