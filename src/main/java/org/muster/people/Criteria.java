package org.muster.people;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Divisions;
import org.muster.shared.Text;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The criteria that the roster itself knows. */
@Configuration(proxyBeanMethods = false)
class Criteria {

  private record Known(String word, String condition, Predicate<String> values)
      implements Criterion {

    @Override
    public boolean takes(String value) {
      return values.test(value);
    }
  }

  /** One whose values are nodes of a tree. */
  private record Branch(String word, String condition, String table, JdbcClient jdbc)
      implements Criterion {

    @Override
    public boolean takes(String value) {
      return isId(value);
    }

    @Override
    public String words(String value, Text t) {
      return jdbc.sql(
              "select name from people.%s where institution_id = ? and id = ?".formatted(table))
          .params(CurrentInstitution.get(), UUID.fromString(value))
          .query(String.class)
          .optional()
          .orElse(value);
    }
  }

  /** One whose values are few and known, each with words of its own. */
  private record Chosen(String word, String condition, List<String> values) implements Criterion {

    @Override
    public boolean takes(String value) {
      return values.contains(value);
    }

    @Override
    public String words(String value, Text t) {
      return t.of("people.criterion." + word + "." + value);
    }

    @Override
    public List<Choice> choices(Scope scope, Text t) {
      return values.stream().map(value -> new Choice(value, words(value, t))).toList();
    }
  }

  private static final String BELOW =
      """
      s.%s in (
        with recursive below as (
          select id from people.%s where institution_id = :institution and id = any (:%s::uuid[])
          union select c.id from below b join people.%2$s c
            on c.institution_id = :institution and c.parent_id = b.id)
        select id from below)
      """;

  private static final String REGION =
      "exists (select from unnest(:%s::text[]) o where starts_with(s.%s, o))";

  /** Units, with all below them. */
  @Bean
  Criterion byUnits(JdbcClient jdbc) {
    return new Branch("units", BELOW.formatted("unit_id", "unit", "units"), "unit", jdbc);
  }

  /** Places, with all below them. */
  @Bean
  Criterion byPlaces(JdbcClient jdbc) {
    return new Branch("places", BELOW.formatted("place_id", "place", "places"), "place", jdbc);
  }

  /** Where they come from, by the beginning of a GB/T 2260 code: 42 for Hubei. */
  @Bean
  Criterion byOrigin() {
    return new Known("origin", REGION.formatted("origin", "origin"), Criteria::isRegion);
  }

  /** Where they are while they are away, by the beginning of a GB/T 2260 code. */
  @Bean
  Criterion byDestination() {
    return new Known(
        "destination", REGION.formatted("destination", "destination"), Criteria::isRegion);
  }

  /** Whose home or present place is in a region, by the beginning of a GB/T 2260 code. */
  @Bean
  Criterion byRegion(Divisions divisions) {
    return new Criterion() {
      @Override
      public String word() {
        return "region";
      }

      @Override
      public String condition() {
        return """
        exists (select from unnest(:region::text[]) o
                 where starts_with(s.origin, o) or starts_with(s.destination, o))
        """;
      }

      @Override
      public boolean takes(String value) {
        return isRegion(value);
      }

      @Override
      public String words(String value, Text t) {
        return divisions.name((value + "000000").substring(0, 6));
      }
    };
  }

  /** Who stays on campus and shares the room with nobody who does. */
  @Bean
  Criterion byAlone() {
    return new Chosen(
        "alone",
        """
        (s.staying and s.place_id is not null and not exists (
           select from people.student other
            where other.institution_id = :institution and other.place_id = s.place_id
              and other.staying and other.id <> s.id)) = any (:alone::boolean[])
        """,
        List.of("true"));
  }

  /** Single persons by number. */
  @Bean
  Criterion byNumbers() {
    return new Known("numbers", "s.number = any (:numbers::text[])", number -> !number.isBlank());
  }

  /** Who stays on campus: true; who left: false. */
  @Bean
  Criterion byStaying() {
    return new Chosen(
        "staying", "s.staying::text = any (:staying::text[])", List.of("true", "false"));
  }

  /** Who acts in a post, instead of students. */
  @Bean
  Criterion byPosts() {
    return new Known(Audiences.POSTS, "s.kind = any (:posts::text[])", Criteria::isPost);
  }

  /** Political status as the roster words it. */
  @Bean
  Criterion byPolitical(JdbcClient jdbc) {
    return new Criterion() {
      @Override
      public String word() {
        return "political";
      }

      @Override
      public String condition() {
        return "s.political = any (:political::text[])";
      }

      @Override
      public boolean takes(String value) {
        return !value.isBlank();
      }

      @Override
      public List<Choice> choices(Scope scope, Text t) {
        return jdbc.sql(
                """
                select distinct political from people.student
                 where institution_id = ? and political <> '' order by 1 limit 30
                """)
            .param(CurrentInstitution.get())
            .query((row, n) -> new Choice(row.getString(1), row.getString(1)))
            .list();
      }
    };
  }

  private static boolean isId(@Nullable String value) {
    try {
      return value != null && UUID.fromString(value) != null;
    } catch (IllegalArgumentException notAnId) {
      return false;
    }
  }

  private static boolean isRegion(String value) {
    return value.matches("[0-9]{2,6}");
  }

  private static boolean isPost(String word) {
    return java.util.Arrays.stream(PostKind.values()).anyMatch(kind -> kind.word().equals(word));
  }
}
