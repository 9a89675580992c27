package org.muster.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.forms.Forms;
import org.muster.identity.Accounts;
import org.muster.journeys.Database;
import org.muster.people.Audience;
import org.muster.rounds.Chase;
import org.muster.rounds.Round;
import org.muster.rounds.Rounds;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.context.ApplicationContext;

/** Fills an institution with very many students, set-based: the import is measured elsewhere. */
public final class LargeCampus {

  private LargeCampus() {}

  /** Students in classes of 34, in colleges of 2,700, or 25 colleges where there are more. */
  public static void fill(Database database, Path data, UUID institution, int students)
      throws Exception {
    database.fill(data, statements(institution, students));
  }

  /** The same as statements. */
  static String statements(UUID institution, int students) {
    int classes = (students + 33) / 34;
    int colleges = Math.clamp(classes / 80, 1, 25);
    return """
    insert into people.unit (institution_id, id, parent_id, kind, name)
    select '%1$s', gen_random_uuid(), r.id, 'college', '学部' || c
      from people.unit r, generate_series(1, %2$d) c
     where r.institution_id = '%1$s' and r.kind = 'university'
    on conflict do nothing;
    insert into people.unit (institution_id, id, parent_id, kind, name)
    select '%1$s', gen_random_uuid(), c.id, 'grade', g::text
      from people.unit c, generate_series(2023, 2026) g
     where c.institution_id = '%1$s' and c.kind = 'college'
    on conflict do nothing;
    insert into people.unit (institution_id, id, parent_id, kind, name)
    select '%1$s', gen_random_uuid(), g.id, 'class', k || '班'
      from (select id, row_number() over () - 1 as n, count(*) over () as many
              from people.unit where institution_id = '%1$s' and kind = 'grade') g
      join generate_series(0, %3$d - 1) k on k %% g.many = g.n
    on conflict do nothing;
    insert into people.place (institution_id, id, parent_id, kind, name)
    select '%1$s', gen_random_uuid(), null, 'building', b || '号公寓' from generate_series(1, 100) b
    on conflict do nothing;
    insert into people.place (institution_id, id, parent_id, kind, name)
    select '%1$s', gen_random_uuid(), b.id, 'room', (100 + r)::text
      from people.place b, generate_series(1, %4$d) r
     where b.institution_id = '%1$s' and b.kind = 'building'
    on conflict do nothing;
    create temporary table made as
    select uuidv7() as id, s as n from generate_series(0, %5$d - 1) s;
    create temporary table room as
    select id, row_number() over (order by id) - 1 as n, count(*) over () as many
      from people.place where institution_id = '%1$s' and kind = 'room';
    create temporary table class as
    select id, row_number() over (order by id) - 1 as n
      from people.unit where institution_id = '%1$s' and kind = 'class';
    analyze made; analyze room; analyze class;
    insert into people.person (institution_id, id, number, kind, name, initials, joined_at)
    select '%1$s', id, 'L' || lpad(n::text, 8, '0'), 'student', '试' || n, 's', now() from made;
    insert into people.membership (institution_id, person_id, unit_id, from_at)
    select '%1$s', m.id, c.id, now() from made m join class c on c.n = m.n / 34;
    insert into people.residence (institution_id, person_id, place_id, from_at)
    select '%1$s', m.id, r.id, now()
      from made m join room r on r.n = m.n %% (select many from room limit 1);
    analyze people.person; analyze people.membership; analyze people.residence;
    """
        .formatted(institution, colleges, classes, Math.max(1, students / 400), students);
  }

  /** Somebody with a post at so many classes, or at the whole for none; answers the login. */
  static String staff(
      ApplicationContext muster,
      Database database,
      Path data,
      UUID institution,
      String post,
      int classes)
      throws Exception {
    var id = Ids.next();
    database.fill(
        data,
        """
        insert into people.person (institution_id, id, number, kind, name, initials, joined_at)
        values ('%1$s', '%2$s', '%2$s', 'staff', '王老师', '', now());
        insert into people.post (institution_id, id, person_id, kind, unit_id, from_on)
        select institution_id, gen_random_uuid(), '%2$s', '%3$s', id, current_date - 1
          from people.unit where institution_id = '%1$s' and kind = '%4$s' limit %5$d;
        """
            .formatted(
                institution,
                id,
                post,
                classes == 0 ? "university" : "class",
                Math.max(1, classes)));
    var accounts = muster.getBean(Accounts.class);
    CurrentInstitution.call(
        institution,
        () -> accounts.create(institution, id, id.toString(), "王老师", Browser.PASSWORD));
    return id.toString();
  }

  /** The day's round of everybody, whose missing are called from the start. */
  static Round round(ApplicationContext muster) {
    muster.getBean(Forms.class).installStandard();
    return muster
        .getBean(Rounds.class)
        .create(
            "daily",
            "daily-health",
            Audience.ALL,
            null,
            Instant.now().plus(Duration.ofHours(8)),
            new Chase(List.of()));
  }
}
