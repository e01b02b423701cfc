"""The rules of the language check (编校): what is doubtful in a Chinese newspaper text. Plain data in, plain data out."""
