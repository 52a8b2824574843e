/** Whether a request body fits its shape and its limits: every violation is found before anything is said. */
import { ServiceError } from '../domain/service-error.ts'
