package se.lotsen.projection;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** A value lies in the partition of its project, although its key is longer. */
public final class CellPartitions {
  private CellPartitions() {}

  /** The project a cell's key begins with. */
  public static String projectOf(String cell) {
    return cell.substring(0, cell.indexOf('|'));
  }

  public static int partitionOf(String cell, int partitions) {
    var project = projectOf(cell).getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(project)) % partitions;
  }
}
