/**
 * Answers become buttons; the first press on a question counts and shows why. Nothing is kept or sent:
 * leaving the page forgets it.
 */
class ClassQuiz extends HTMLElement {
  #done = 0
  #first = 0
  #total = 0

  connectedCallback() {
    const questions = [...this.querySelectorAll<HTMLElement>('.question')]
    this.#total = questions.length
    for (const question of questions) this.#makeButtons(question)
  }

  #makeButtons(question: HTMLElement) {
    const right = Number(question.dataset.right)
    const items = [...question.querySelectorAll<HTMLElement>('.answers > li')]
    const why = question.querySelector('details')
    let isAnswered = false
    for (const [n, item] of items.entries()) {
      const button = document.createElement('button')
      button.type = 'button'
      while (item.firstChild) button.appendChild(item.firstChild)
      const verdict = document.createElement('span')
      verdict.className = 'verdict'
      button.appendChild(verdict)
      item.appendChild(button)
      button.addEventListener('click', () => {
        const isRight = n + 1 === right
        item.dataset.state = isRight ? 'right' : 'other'
        verdict.textContent = (isRight ? this.dataset.right : this.dataset.other) ?? ''
        if (why) why.open = true
        if (isAnswered) return
        isAnswered = true
        this.#done += 1
        if (isRight) this.#first += 1
        this.#sayScore()
      })
    }
  }

  #sayScore() {
    const score = this.querySelector('.score')
    if (!score) return
    score.textContent = (this.dataset.score ?? '')
      .replace('{done}', String(this.#done))
      .replace('{total}', String(this.#total))
      .replace('{first}', String(this.#first))
  }
}

customElements.define('class-quiz', ClassQuiz)
