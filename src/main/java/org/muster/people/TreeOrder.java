package org.muster.people;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Numbers a tree depth first, siblings by pinyin with numbers by value: 2号楼 before 10号楼. */
final class TreeOrder {

  record Row(UUID id, @Nullable UUID parent, String kind, String name) {}

  private final Map<@Nullable UUID, List<Row>> children = new HashMap<>();
  private final List<Tree.Node> nodes = new ArrayList<>();

  private TreeOrder(List<Row> rows) {
    Collator collator = Collator.getInstance(new ULocale("zh-u-kn-true"));
    // Keys once per row: comparing a thousand names by rule costs more than making their keys.
    var keys = new HashMap<UUID, byte[]>();
    rows.forEach(row -> keys.put(row.id(), collator.getCollationKey(row.name()).toByteArray()));
    for (var row : rows) {
      children.computeIfAbsent(row.parent(), none -> new ArrayList<>()).add(row);
    }
    Comparator<Row> byName =
        (a, b) -> java.util.Arrays.compareUnsigned(keys.get(a.id()), keys.get(b.id()));
    children.values().forEach(siblings -> siblings.sort(byName.thenComparing(Row::id)));
  }

  static List<Tree.Node> number(List<Row> rows) {
    var order = new TreeOrder(rows);
    order.visit(null);
    return order.nodes;
  }

  private void visit(@Nullable UUID parent) {
    for (var row : children.getOrDefault(parent, List.of())) {
      int position = nodes.size();
      nodes.add(new Tree.Node(row.id(), row.parent(), row.kind(), row.name(), position, position));
      visit(row.id());
      nodes.set(
          position,
          new Tree.Node(
              row.id(), row.parent(), row.kind(), row.name(), position, nodes.size() - 1));
    }
  }
}
