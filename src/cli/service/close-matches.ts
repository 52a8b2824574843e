/** The longest common block of two texts; the first one in `a`, then in `b`, where several are as long. */
function longestBlock(a: string, b: string, aStart: number, aEnd: number, bStart: number, bEnd: number): [number, number, number] {
  let best: [number, number, number] = [aStart, bStart, 0]
  let lengths = new Map<number, number>()
  for (let i = aStart; i < aEnd; i++) {
    const next = new Map<number, number>()
    for (let j = bStart; j < bEnd; j++) {
      if (a[i] !== b[j]) continue
      const length = (lengths.get(j - 1) ?? 0) + 1
      next.set(j, length)
      if (length > best[2]) best = [i - length + 1, j - length + 1, length]
    }
    lengths = next
  }
  return best
}

function matching(a: string, b: string, aStart: number, aEnd: number, bStart: number, bEnd: number): number {
  const [i, j, length] = longestBlock(a, b, aStart, aEnd, bStart, bEnd)
  if (length === 0) return 0
  return length + matching(a, b, aStart, i, bStart, j) + matching(a, b, i + length, aEnd, j + length, bEnd)
}

/** How alike two texts are, from 0 to 1 (Ratcliff and Obershelp's measure). */
function similarity(a: string, b: string): number {
  return a.length + b.length === 0 ? 1 : (2 * matching(a, b, 0, a.length, 0, b.length)) / (a.length + b.length)
}

/** At most three of the choices that look like the word, the closest first. */
export function closeMatches(word: string, choices: readonly string[], least = 0.8): string[] {
  return choices
    .map((choice) => ({ choice, score: similarity(choice, word) }))
    .filter(({ score }) => score >= least)
    .sort((x, y) => y.score - x.score || (x.choice < y.choice ? 1 : -1))
    .slice(0, 3)
    .map(({ choice }) => choice)
}
