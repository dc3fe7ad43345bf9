# Behind a pair the missing colon is named, whatever follows the key.
prices = {
    "tea": 3,
    "coffee" 4,
    "juice": 5,
}
