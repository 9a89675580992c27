package org.muster.rounds;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Sha256;

/** Each closure carries the hash of the one before it: none can be changed or left out unseen. */
final class ClosureChain {

  private static final String BEGINNING = "00".repeat(32);

  private ClosureChain() {}

  /** A closure in its place behind another: with its number, that one's hash, and its own. */
  static Closure next(@Nullable Closure previous, Closure closure) {
    long seq = previous == null ? 1 : previous.seq() + 1;
    var before = previous == null ? BEGINNING : previous.hash();
    var tally = closure.tally();
    var text =
        String.join(
            "\n",
            "muster closure 1",
            Long.toString(seq),
            closure.id().toString(),
            closure.round().toString(),
            closure.unit().toString(),
            closure.level().word(),
            "%d = %d + %d + %d + %d"
                .formatted(
                    tally.roll(),
                    tally.reported(),
                    tally.proxy(),
                    tally.excused(),
                    tally.unreachable()),
            closure.unsigned().stream().map(Object::toString).collect(Collectors.joining(" ")),
            closure.byName(),
            closure.at().toString(),
            closure.contentHash(),
            before);
    return new Closure(
        seq,
        closure.id(),
        closure.round(),
        closure.unit(),
        closure.level(),
        tally,
        closure.unsigned(),
        closure.byName(),
        closure.at(),
        closure.contentHash(),
        before,
        Sha256.hex(text),
        closure.reopenedAt(),
        closure.reopenedWhy());
  }
}
