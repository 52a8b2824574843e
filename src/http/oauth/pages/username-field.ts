import type { Html } from './html.ts'
import type { View } from './page.ts'
import { field } from './parts.ts'
import { phoneField } from './phone-field.ts'

/** What a pool's users call themselves: a name, an address, a number. */
function usernameKind({ visit }: View): { label: string; type: 'text' | 'email' | 'tel' } {
  const { texts, hosted } = visit
  const names: readonly string[] = hosted.pool.UsernameAttributes ?? []
  if (names.includes('email') && names.includes('phone_number')) return { label: texts.emailOrPhone, type: 'text' }
  if (names.includes('email')) return { label: texts.email, type: 'email' }
  if (names.includes('phone_number')) return { label: texts.phoneNumber, type: 'tel' }
  return { label: texts.username, type: 'text' }
}

export function usernameField(view: View, autofocus = true): Html {
  const { label, type } = usernameKind(view)
  const value = view.values.username || view.visit.query.get('login_hint') || undefined
  // A user of such a pool may type the username itself, which is no address.
  const options = {
    name: 'username',
    label,
    type: type === 'email' ? 'text' : type,
    value,
    autocomplete: 'username',
    autofocus,
    ...(type === 'email' && { inputmode: 'email' as const }),
  }
  return type === 'tel' ? phoneField(view.visit, options) : field(options)
}
