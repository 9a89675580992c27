package org.muster.people;

import org.muster.audit.HeldRows;
import org.muster.audit.PersonalRecords;
import org.muster.shared.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room holds about a person. */
@Configuration(proxyBeanMethods = false)
class PeopleHeld {

  @Bean
  PersonalRecords whoTheyAre(HeldRows rows, PersonNotes notes) {
    return rows.kind(
        0,
        "person",
        """
        select number, name, kind, sex, ethnicity, political, major, department, phone, email,
               origin, destination, staying, guardian, guardian_phone, note, joined_at, left_at
          from people.person where institution_id = :institution and id = :person
        """,
        (person, row) ->
            row.computeIfPresent(
                "note",
                (name, stored) ->
                    notes.open(String.valueOf(row.get("number")), stored.toString())));
  }

  @Bean
  static SealedColumn notesSealed() {
    return new SealedColumn("people.person", "note", "number", true);
  }

  @Bean
  PersonalRecords classesAndRooms(HeldRows rows) {
    return rows.kind(
        10,
        "stays",
        """
        select u.name as unit, m.from_at, m.to_at, null as place
          from people.membership m
          join people.unit u on u.institution_id = m.institution_id and u.id = m.unit_id
         where m.institution_id = :institution and m.person_id = :person
        union all
        select null, r.from_at, r.to_at, concat_ws(' ', b.name, p.name)
          from people.residence r
          join people.place p on p.institution_id = r.institution_id and p.id = r.place_id
          left join people.place b on b.institution_id = p.institution_id and b.id = p.parent_id
         where r.institution_id = :institution and r.person_id = :person
         order by from_at
        """);
  }

  @Bean
  PersonalRecords theirPosts(HeldRows rows) {
    return rows.kind(
        20,
        "posts",
        """
        select p.kind, u.name as unit, p.from_on, p.to_on
          from people.post p
          join people.unit u on u.institution_id = p.institution_id and u.id = p.unit_id
         where p.institution_id = :institution and p.person_id = :person
         order by p.from_on
        """);
  }

  @Bean
  PersonalRecords listsTheyTook(HeldRows rows) {
    return rows.kind(
        30,
        "exports",
        """
        select at, kind, address, people, mark, null as reason, agreed_by as decider
          from people.export where institution_id = :institution and taker_id = :person
        union all
        select asked_at, kind, address, people, null, reason, decider_name
          from people.export_request
         where institution_id = :institution and taker_id = :person and asked_at is not null
         order by 1
        """);
  }

  @Bean
  PersonalRecords whereTheirNameWent(HeldRows rows) {
    return rows.kind(
        95,
        "named",
        """
        select n.at, g.bearer as by, g.purpose as reason, g.fields
          from people.named n
          join people.name_grant g on g.institution_id = n.institution_id and g.id = n.grant_id
         where n.institution_id = :institution and n.person_id = :person
         order by n.at
        """);
  }

  @Bean
  PersonalRecords theirReadiness(HeldRows rows) {
    return rows.kind(
        25,
        "readiness",
        """
        select from_on, until, works, whereabouts, region, isolating, hours_away, by_name as by, at
          from people.readiness
         where institution_id = :institution and person_id = :person order by id
        """);
  }
}
