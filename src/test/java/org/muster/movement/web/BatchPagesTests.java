package org.muster.movement.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Coming back by batches on their page: a day, and never more at a campus than it takes. */
class BatchPagesTests extends OnMovement {

  @Test
  void aStudentTakesADayAndSeesHowManyPlacesAreLeft() {
    var batch = batch(2);
    assertThat(html(get(student("S02"), "/movement/batches"))).contains("第一批", "余 2/2 个名额");
    assertThat(take("S02", batch, 0)).hasStatus3xxRedirection();
    assertThat(html(get(student("S03"), "/movement/batches"))).contains("余 1/2 个名额");
    assertThat(html(get(student("S02"), "/pass"))).contains("<svg", "试S02");
    assertThat(post(student("S02"), "/movement/batches", plan(2))).hasStatus(403);
  }

  @Test
  void aCampusTakesSoManyADayOverAllBatches() {
    var batch = batch(3);
    assertThat(limit("1")).hasStatus3xxRedirection();
    assertThat(take("S02", batch, 0)).hasStatus3xxRedirection();
    assertThat(html(get(student("S03"), "/movement/batches"))).contains("余 0/3 个名额", "名额已满");
    var refused = take("S03", batch, 0);
    assertThat(refused).hasStatus(409);
    assertThat(html(refused)).contains("您所在校区当日返校名额已满");
    assertThat(take("S03", batch, 1)).hasStatus3xxRedirection();
    // Another day makes room for the next.
    assertThat(take("S02", batch, 1)).hasStatus(409);
    assertThat(limit("")).hasStatus3xxRedirection();
    assertThat(take("S02", batch, 1)).hasStatus3xxRedirection();
    assertThat(html(get(workingGroup, "/movement/batches"))).contains("校区返校容量", "东校区", "已选 2 人");
    assertThat(html(get(chief, "/movement/batches"))).doesNotContain("校区返校容量");
  }

  @Test
  void ofTwoWhoTakeTheLastPlaceOfACampusOneGetsIt() throws Exception {
    var batch = batch(3);
    limit("1");
    var both = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      Callable<Integer> second = () -> status(both, "S03", batch);
      var one = threads.submit(() -> status(both, "S02", batch));
      var other = threads.submit(second);
      assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(302, 409);
    }
  }

  private int status(CyclicBarrier both, String number, UUID batch) throws Exception {
    both.await();
    return take(number, batch, 0).getResponse().getStatus();
  }

  private MvcTestResult limit(String capacity) {
    return post(
        workingGroup, "/movement/batches/intakes", "campus", east.toString(), "capacity", capacity);
  }
}
