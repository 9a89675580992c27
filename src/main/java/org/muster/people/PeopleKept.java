package org.muster.people;

import java.util.List;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long this room keeps what. */
@Configuration(proxyBeanMethods = false)
class PeopleKept {

  private static final String OLD_IMPORT =
      """
      exists (select from people.import i
               where i.institution_id = t.institution_id and i.id = t.import_id
                 and i.created_at < :before)\
      """;

  private static final String LEFT_LONG_AGO =
      """
      exists (select from people.person p
               where p.institution_id = t.institution_id and p.id = t.person_id
                 and p.left_at < :before)\
      """;

  private static final String OF_PERSON = "t.person_id = :person";

  private static final String NUMBER_OF_PERSON =
      """
      %s = (select p.number from people.person p
             where p.institution_id = t.institution_id and p.id = :person)\
      """;

  /** The rows of roster files as they were read. */
  @Bean
  KeptRecords importsKept() {
    return new KeptRecords(
        30,
        "imports",
        30,
        List.of(
            Part.rows("people.import_unit", OLD_IMPORT, null),
            Part.rows("people.import_place", OLD_IMPORT, null),
            Part.rows("people.import_post", OLD_IMPORT, NUMBER_OF_PERSON.formatted("t.number")),
            Part.rows("people.import_row", OLD_IMPORT, NUMBER_OF_PERSON.formatted("t.key")),
            Part.rows("people.import_problem", OLD_IMPORT, NUMBER_OF_PERSON.formatted("t.number")),
            Part.rows(
                "people.import_decision", OLD_IMPORT, NUMBER_OF_PERSON.formatted("t.number"))));
  }

  /** Who looked past their charge, at whom and why, and who asked for a large list. */
  @Bean
  KeptRecords accessesKept() {
    return new KeptRecords(
        40,
        "accesses",
        3 * 365,
        List.of(
            Part.rows("people.access", "t.at < :before", null),
            Part.rows("people.named", "t.at < :before", null),
            Part.rows("people.export_request", "t.wanted_at < :before", null)));
  }

  /** Where the staff were and whether they worked. */
  @Bean
  KeptRecords readinessKept() {
    return new KeptRecords(
        45,
        "readiness",
        365,
        List.of(Part.rows("people.readiness", "t.until < (:before)::date", OF_PERSON)));
  }

  /**
   * Those who have left: the row stays without anything that names them, since counts and other
   * people's records point at it.
   */
  @Bean
  KeptRecords leaversKept() {
    return new KeptRecords(
        90,
        "leavers",
        3 * 365,
        List.of(
            Part.rows("people.membership", LEFT_LONG_AGO, OF_PERSON),
            Part.rows("people.residence", LEFT_LONG_AGO, OF_PERSON),
            Part.rows(
                "people.stand_in",
                """
                exists (select from people.person p
                          left join people.post o on o.institution_id = t.institution_id
                            and o.id = t.post_id
                         where p.institution_id = t.institution_id and p.left_at < :before
                           and p.id in (t.person_id, o.person_id))\
                """,
                """
                (t.person_id = :person
                 or exists (select from people.post o
                             where o.institution_id = t.institution_id and o.id = t.post_id
                               and o.person_id = :person))\
                """),
            Part.rows("people.post", LEFT_LONG_AGO, OF_PERSON),
            Part.fields(
                "people.person",
                """
                number = t.id::text, name = '—', initials = '', sex = null, ethnicity = null,
                political = null, major = null, department = null, phone = null, email = null,
                origin = null, destination = null, staying = false, guardian = null,
                guardian_phone = null, note = null\
                """,
                "t.left_at < :before and t.number <> t.id::text",
                "t.id = :person")));
  }
}
