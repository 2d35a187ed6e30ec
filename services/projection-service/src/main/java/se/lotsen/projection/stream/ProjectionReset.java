package se.lotsen.projection.stream;

import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Takes back everything the projection has told and has it begin at the first event again: values
 * are withdrawn on their topic, sunk copies are deleted, changelogs too, and the group's offsets go
 * to the beginning. The ledger topic keeps its records: the same ones will be written again.
 */
final class ProjectionReset {
  private final KafkaAdmin kafka;
  private final String applicationId;
  private final EmittedValues told;

  ProjectionReset(KafkaAdmin kafka, String applicationId, EmittedValues told) {
    this.kafka = kafka;
    this.applicationId = applicationId;
    this.told = told;
  }

  void wipe() {
    told.withdraw();
    try (var admin = Admin.create(kafka.getConfigurationProperties())) {
      removeMembers(admin);
      deleteChangelogs(admin);
      toTheBeginning(admin);
    } catch (ExecutionException e) {
      throw new KafkaException("The projection could not be reset", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("The reset of the projection was interrupted", e);
    }
  }

  /** Static members stay in the group when they stop; offsets can be set only without them. */
  private void removeMembers(Admin admin) throws ExecutionException, InterruptedException {
    var members =
        admin.describeConsumerGroups(List.of(applicationId)).all().get().values().stream()
            .anyMatch(group -> !group.members().isEmpty());
    if (members) {
      admin
          .removeMembersFromConsumerGroup(
              applicationId, new RemoveMembersFromConsumerGroupOptions())
          .all()
          .get();
    }
  }

  private void deleteChangelogs(Admin admin) throws ExecutionException, InterruptedException {
    var changelogs =
        admin.listTopics().names().get().stream()
            .filter(topic -> topic.startsWith(applicationId + "-"))
            .filter(topic -> topic.endsWith("-changelog"))
            .toList();
    admin.deleteTopics(changelogs).all().get();
  }

  private void toTheBeginning(Admin admin) throws ExecutionException, InterruptedException {
    var earliest = new HashMap<TopicPartition, OffsetSpec>();
    admin
        .describeTopics(ProjectionTopology.SOURCES)
        .allTopicNames()
        .get()
        .forEach(
            (topic, description) ->
                description
                    .partitions()
                    .forEach(
                        partition ->
                            earliest.put(
                                new TopicPartition(topic, partition.partition()),
                                OffsetSpec.earliest())));
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (var beginning : admin.listOffsets(earliest).all().get().entrySet()) {
      ListOffsetsResultInfo at = beginning.getValue();
      offsets.put(beginning.getKey(), new OffsetAndMetadata(at.offset()));
    }
    AlterConsumerGroupOffsetsResult moved = admin.alterConsumerGroupOffsets(applicationId, offsets);
    moved.all().get();
  }
}
