package org.muster.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which room somebody could have, and which is the best. */
class SuggestionTests {

  private static final UUID BUILDING = UUID.randomUUID();

  private static IsolationRoom room(
      String name, int capacity, String sex, boolean bathroom, IsolationRoom.Bed... beds) {
    return new IsolationRoom(
        UUID.randomUUID(),
        BUILDING,
        "9号楼",
        name.substring(0, 1),
        name,
        capacity,
        sex,
        bathroom,
        true,
        List.of(beds));
  }

  /** Where everybody lives who lives together. */
  private static final UUID HOME = UUID.randomUUID();

  private static IsolationRoom.Bed bed(@Nullable String sex, StayKind kind, boolean cleaning) {
    return bed(sex, kind, cleaning, HOME);
  }

  private static IsolationRoom.Bed bed(
      @Nullable String sex, StayKind kind, boolean cleaning, UUID home) {
    return new IsolationRoom.Bed(
        UUID.randomUUID(), UUID.randomUUID(), null, "张三", "S01", sex, kind, 1, 14, cleaning, home);
  }

  private static List<String> names(
      List<IsolationRoom> rooms, @Nullable String sex, StayKind kind) {
    return names(rooms, sex, kind, Set.of());
  }

  private static List<String> names(
      List<IsolationRoom> rooms, @Nullable String sex, StayKind kind, Set<UUID> causes) {
    return Suggestion.rank(
            rooms, new Suggestion.Wanting(UUID.randomUUID(), sex, kind, HOME, null, causes))
        .stream()
        .map(one -> one.room().name())
        .toList();
  }

  @Test
  void aSharedBathroomIsForOneSexAndAFloorForWhomItIsMeant() {
    var rooms =
        List.of(
            room("101", 1, "any", false, bed("F", StayKind.CONTACT, false)),
            room("102", 1, "any", false),
            room("201", 1, "women", true),
            room("301", 1, "men", true));
    assertThat(names(rooms, "M", StayKind.CONTACT)).containsExactly("301");
    assertThat(names(rooms, "F", StayKind.CONTACT)).containsExactlyInAnyOrder("102", "201");
    assertThat(names(rooms, null, StayKind.CONTACT)).isEmpty();
  }

  @Test
  void aRoomIsSharedByPeopleOfOneKindAndABedNotCleanedIsNobodys() {
    var rooms =
        List.of(
            room("101", 2, "any", true, bed("M", StayKind.CONTACT, false)),
            room("201", 1, "any", true, bed("M", StayKind.CONTACT, true)));
    assertThat(names(rooms, "M", StayKind.CONTACT)).containsExactly("101");
    assertThat(names(rooms, "M", StayKind.CONFIRMED)).isEmpty();
    assertThat(names(rooms, "F", StayKind.CONTACT)).isEmpty();
  }

  @Test
  void aBathroomIsSharedByThoseOfOneCauseOrOneHousehold() {
    var stranger = bed("M", StayKind.CONTACT, false, UUID.randomUUID());
    var rooms = List.of(room("101", 1, "any", false, stranger), room("102", 1, "any", false));
    assertThat(names(rooms, "M", StayKind.CONTACT)).isEmpty();
    assertThat(names(rooms, "M", StayKind.CONTACT, Set.of(stranger.person())))
        .containsExactly("102");
    // Of one exposure, but one of them is ill by now.
    assertThat(names(rooms, "M", StayKind.CONFIRMED, Set.of(stranger.person()))).isEmpty();
    var mate =
        List.of(room("101", 1, "any", false, bed("M", StayKind.CONTACT, false)), rooms.get(1));
    assertThat(names(mate, "M", StayKind.CONTACT)).containsExactly("102");
  }

  @Test
  void whoIsIllHasABathroomFirstAndAFloorOfTheirKind() {
    var rooms =
        List.of(
            room("101", 1, "any", false),
            room("201", 1, "any", true),
            room("301", 1, "any", true, bed("F", StayKind.CONTACT, false)),
            room("302", 1, "any", true),
            room("401", 1, "any", true, bed("F", StayKind.CONFIRMED, false)),
            room("402", 1, "any", true));
    assertThat(names(rooms, "M", StayKind.CONFIRMED)).startsWith("402", "201").endsWith("101");
  }
}
