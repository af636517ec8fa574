/** A made-up person of the demonstration, as a row of `officers` and as a button of the sign-in page. */
export type DemoRole = {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: 'reader' | 'officer' | 'lead' | 'admin' | 'school'
  /** 'default': the centre that gets reports; 'other': the second one, to see that it sees nothing. */
  readonly centre: 'default' | 'other'
  /** The school that somebody with the role `school` is there for. */
  readonly school?: string
  readonly what: { readonly zh: string; readonly en: string }
}

const role = (
  id: string,
  name: string,
  kind: DemoRole['role'],
  zh: string,
  en: string,
  centre: DemoRole['centre'] = 'default',
): DemoRole => ({ id, email: `${id}@demo.example`, name, role: kind, centre, what: { zh, en } })

export const DEMO_ROLES: readonly DemoRole[] = [
  role('lin', '林晓', 'officer', '值班人员：领取、打开、处理', 'On duty: claims, opens, decides'),
  role(
    'zhou',
    '周敏',
    'officer',
    '第二位值班人员：复核、发布',
    'Second on duty: checks, publishes',
  ),
  role('chen', '陈立', 'lead', '负责人：转办、指派', 'Lead: refers, assigns'),
  role('wu', '吴静', 'admin', '管理员：人员和密钥', 'Admin: people and keys'),
  role(
    'zhao',
    '赵宁',
    'reader',
    '只读：看队列和线索，不处理',
    'Reader: sees queue and reports, changes nothing',
  ),
  role('sun', '孙悦', 'officer', '另一个中心的值班人员', 'On duty at another centre', 'other'),
  {
    ...role('he', '何佳', 'school', '学校联系人', 'Contact person of a school'),
    // A mailbox at the school’s domain, as content/schools.yaml has it.
    email: 'he@jiangpan.example',
    school: 'jiangpan',
  },
]
