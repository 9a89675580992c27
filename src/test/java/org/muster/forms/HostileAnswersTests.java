package org.muster.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, validation answers; and what it lets through, it lets through again. */
class HostileAnswersTests {

  private static final int TRIES = 3_000;

  private final List<Form> forms = List.of(Sheets.daily(), Sheets.form(Sheets.EVERY_KIND));

  @ParameterizedTest
  @ValueSource(longs = {1, 20200123, 42})
  void neverThrowsAndNeverLetsHalfThrough(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < TRIES; i++) {
      Form form = forms.get(i % forms.size());
      Map<String, @Nullable Object> raw = raw(form, random);

      var validated = form.validate(raw);

      Answers answers = validated.answers();
      assertThat(Answers.parse(answers.toJson())).isEqualTo(answers);
      assertThat(form.validate(answers.asMap()).answers()).isEqualTo(answers);
      assertThat(answers.asMap().keySet()).allMatch(code -> form.question(code).isPresent());
      assertThat(validated.faults().size()).isLessThanOrEqualTo(20 + form.questions().size());
      assertThat(form.summary(answers, Readers.CHINESE)).hasSameSizeAs(answers.asMap().keySet());
      assertThat(form.carry(answers).answers()).isNotNull();
      assertThat(form.flags(answers)).doesNotContainNull();
      validated.faults().forEach(fault -> assertThat(fault.message(Readers.ENGLISH)).isNotBlank());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 1911})
  void aPageMaySendAnythingToo(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < TRIES; i++) {
      Form form = forms.get(i % forms.size());
      var fields = new LinkedHashMap<String, List<String>>();
      for (Item item : form.questions()) {
        fields.put(item.code(), List.of(text(random), text(random)).subList(0, random.nextInt(3)));
      }
      var validated = form.validateForm(fields);
      Fields.of(form, validated.entered(), validated.faults(), Readers.ENGLISH, "q-");
      assertThat(form.validate(validated.answers().asMap()).answers())
          .isEqualTo(validated.answers());
    }
  }

  private static Map<String, @Nullable Object> raw(Form form, Random random) {
    var raw = new LinkedHashMap<String, @Nullable Object>();
    for (Item item : form.questions()) {
      if (random.nextBoolean()) {
        boolean offered = !item.options().isEmpty() && random.nextBoolean();
        raw.put(
            item.code(),
            offered
                ? item.options().get(random.nextInt(item.options().size())).code()
                : value(random, 0));
      }
    }
    if (random.nextInt(4) == 0) {
      raw.put(text(random), value(random, 0));
    }
    return raw;
  }

  private static @Nullable Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 20 ? 7 : 9)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextInt();
      case 3 -> Double.longBitsToDouble(random.nextLong());
      case 4 -> new BigDecimal(random.nextInt() + "E" + random.nextInt(2_000_000));
      case 5 -> 34 + random.nextInt(100) / 10.0;
      case 6 -> text(random);
      case 7 -> {
        var list = new ArrayList<@Nullable Object>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(value(random, depth + 1));
        }
        yield list;
      }
      default -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put(text(random), value(random, depth + 1));
        yield map;
      }
    };
  }

  private static String text(Random random) {
    List<String> words =
        Arrays.asList(
            "",
            " ",
            "well",
            "true",
            "36.5",
            "2020-03-01",
            "<script>",
            "'; drop table",
            "a\u0000",
            "\ud800",
            "\uffff",
            "NaN",
            "1e999999999",
            "٣٦",
            "x".repeat(600),
            "😷",
            "\u202e甲");
    return random.nextInt(10) == 0
        ? new String(new char[] {(char) random.nextInt(65536), (char) random.nextInt(65536)})
        : words.get(random.nextInt(words.size()));
  }
}
