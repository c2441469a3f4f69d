"""Pure decisions about money: exact decimals in, exact decimals out."""
