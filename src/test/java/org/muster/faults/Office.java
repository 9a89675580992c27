package org.muster.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.muster.journeys.Database;

/** All work beside the reports: a roster that changes, notices, masks, rooms. */
final class Office {

  private final List<Work> works =
      List.of(new Imports(), new Letters(), new Handouts(), new Placements());

  private final List<String> broken = new ArrayList<>();
  private final Desk desk;

  private Office(Desk desk) {
    this.desk = desk;
  }

  /** With everything that is needed before work can begin. */
  static Office at(Desk desk, Database database) throws Exception {
    var office = new Office(desk);
    for (var work : office.works) {
      work.prepare(desk, database);
    }
    return office;
  }

  /** Works until it is closed. */
  Day open(RandomGenerator seeds) {
    desk.reopen();
    return new Day(seeds);
  }

  /** From the first piece of work to the last. */
  final class Day implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Day(RandomGenerator seeds) {
      for (var work : works) {
        for (int n = 0; n < work.hands(); n++) {
          var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seeds.nextLong());
          threads.submit(() -> work(work, random));
        }
      }
    }

    private void work(Work work, RandomGenerator random) {
      try {
        while (desk.isOpen()) {
          work.turn(desk, random);
          Thread.sleep(random.nextInt(200, 800));
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException failed) {
        synchronized (broken) {
          broken.add(work.getClass().getSimpleName() + " stopped: " + failed);
        }
      }
    }

    @Override
    public void close() throws InterruptedException {
      desk.close();
      threads.shutdown();
      if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
        throw new IllegalStateException("an office waits for ever");
      }
    }
  }

  /** What is wrong with any of it, in words. */
  List<String> faults(Database database) throws Exception {
    var faults = new ArrayList<>(broken);
    broken.clear();
    for (var work : works) {
      faults.addAll(work.faults(database));
    }
    return faults;
  }

  /** How many pieces of each kind were acknowledged so far. */
  Map<String, Integer> acknowledged() {
    var acknowledged = new LinkedHashMap<String, Integer>();
    for (var work : works) {
      acknowledged.put(work.getClass().getSimpleName().toLowerCase(), work.acknowledged());
    }
    return acknowledged;
  }
}
