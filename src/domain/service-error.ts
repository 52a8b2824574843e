/** An error that the API answers with. Its name is the `__type`. */
export class ServiceError extends Error {
  constructor(name: string, message: string) {
    super(message)
    this.name = name
  }
}
