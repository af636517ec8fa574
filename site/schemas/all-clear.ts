/** Words with which no end of a chat may reassure: nobody can know that it is over. */
export const ALL_CLEAR =
  /安全了|是安全的|可以放心|没事了|没有危险|\b(?:you|they|he|she|is|are|now)(?:’re|'re)? (?:all )?safe\b|all.clear|nothing to worry/i
