package org.muster.people;

/**
 * The one who answers for a person today: the acting counsellor of their class, else the acting
 * chief counsellor of their college, else one who acts in the working group, in the order of their
 * ids; where nobody acts at all, who holds a post of the working group. There is none only in an
 * institution without any.
 */
final class Answering {

  /** Takes who acts today, by whatever name that goes. */
  private static final String NEAREST =
      """
      charge as (
        select a.kind, a.unit_id, a.person_id from acting a
         where a.kind in ('counsellor', 'chief_counsellor')
        union
        select c.kind, u.id, c.person_id from charge c
          join people.unit u on u.institution_id = :institution and u.parent_id = c.unit_id
      ), nearest as materialized (
        select distinct on (unit_id) unit_id, person_id from charge
         order by unit_id, kind = 'counsellor' desc, person_id
      ), whole as materialized (
        select coalesce(
          (select person_id from acting where kind = 'working_group' order by person_id limit 1),
          (select person_id from (%s) h where kind = 'working_group' order by person_id limit 1))
          as person_id
      )
      """
          .formatted(Chain.HELD);

  private static final String PEOPLE =
      """
      select s.id as person_id, coalesce(n.person_id, w.person_id) as owner_id
        from people.person s
        cross join whole w
        left join people.membership m
          on m.institution_id = s.institution_id and m.person_id = s.id and m.to_at is null
        left join nearest n on n.unit_id = m.unit_id
       where s.institution_id = :institution and s.kind = 'student'
      """;

  private static final String ACTING = "with recursive acting as (%s), ".formatted(Chain.ACTING);

  static final String SQL = ACTING + NEAREST + PEOPLE;

  static final String UNITS =
      ACTING
          + NEAREST
          + """
          select u.id as unit_id, coalesce(n.person_id, w.person_id) as owner_id
            from people.unit u
            cross join whole w
            left join nearest n on n.unit_id = u.id
           where u.institution_id = :institution
          """;

  /**
   * A statement that asks in many places who acts and who answers for whom, with the former worked
   * out once for all, and the latter for those only who are asked for.
   */
  static String once(String select) {
    return """
    with recursive who_acts as materialized (
    %s), %s, who_answers as not materialized (
    %s)
    %s\
    """
        .formatted(
            Chain.ACTING,
            NEAREST.replace("from acting", "from who_acts"),
            PEOPLE,
            select
                .replace(SQL, "select person_id, owner_id from who_answers\n")
                .replace(Chain.ACTING, "select * from who_acts\n"));
  }

  private Answering() {}
}
