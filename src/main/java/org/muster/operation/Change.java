package org.muster.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Text;

/**
 * What a change of stage changes for people, told before it is made.
 *
 * @param key the message that says it
 * @param arguments what the message is filled with; {@link Words} are said in the reader's language
 * @param people for how many it changes; null where that is not a number of people
 */
public record Change(String key, List<Object> arguments, @Nullable Long people) {

  /** In the reader's language, without the number of people. */
  public String in(Text t) {
    return t.of(
        key,
        arguments.stream()
            .map(argument -> argument instanceof Words words ? words.in(t) : argument)
            .toArray());
  }
}
