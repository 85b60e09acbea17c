import { profileJob } from '../profiles/profileJob';
import type { Handlers } from '../bridge/dispatch';
import type { Services } from '../services';

type Calls =
  | 'profiles.list'
  | 'profiles.create'
  | 'profiles.rename'
  | 'profiles.remove'
  | 'profiles.restore'
  | 'profiles.prompt'
  | 'profiles.forget';

export function profileHandlers({
  profiles,
  prompts,
  library,
  takes,
  jobs,
  inference,
  push,
}: Services): Pick<Handlers, Calls> {
  return {
    'profiles.list': () => profiles.list(),
    'profiles.create': (name, ids) => {
      const paths = ids.map((id) => (prompts.has(id) ? prompts.path(id) : library.path(id)));
      return jobs.start(
        profileJob({
          name,
          paths,
          inference,
          profiles,
          async onMade(profile) {
            // Only the statistics stay.
            await prompts.forget(ids);
            push('profile.made', profile);
          },
        }),
      );
    },
    'profiles.rename': (id, name) => profiles.rename(id, name),
    'profiles.remove': (id) => profiles.remove(id),
    'profiles.restore': (id) => profiles.restore(id),
    'profiles.prompt': (source) => takes.start(source, prompts),
    'profiles.forget': (ids) => prompts.forget(ids),
  };
}
