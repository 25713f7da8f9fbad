package com.onebackpak.compliance.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MerkleTreeTest {
    /** The sizes, leaves and roots that implementations of RFC 6962 share. */
    @Test
    void the_golden_tree_of_eight_leaves_grows_root_by_root() {
        List<String> leaves = List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
        TreeFrontier frontier = TreeFrontier.empty();
        assertThat(frontier.root().hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        List<String> roots = new ArrayList<>();
        for (String leaf : leaves) {
            frontier.append(MerkleTree.leafHash(HexFormat.of().parseHex(leaf)));
            roots.add(frontier.root().hex());
        }
        assertThat(roots)
                .startsWith(
                        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")
                .endsWith("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void the_golden_tree_beside_the_repository_agrees() throws IOException {
        JsonNode golden = Vectors.read("merkle/golden-8-leaf-tree.json");
        TreeFrontier frontier = TreeFrontier.empty();
        List<String> hashes = new ArrayList<>();
        List<String> roots = new ArrayList<>(List.of(frontier.root().hex()));
        for (JsonNode leaf : golden.get("leafInputsHex")) {
            TreeHash hash = MerkleTree.leafHash(HexFormat.of().parseHex(leaf.asString()));
            hashes.add(hash.hex());
            frontier.append(hash);
            roots.add(frontier.root().hex());
        }
        assertThat(roots).isEqualTo(texts(golden.get("rootBySize")));
        assertThat(hashes).isEqualTo(texts(golden.get("nodeHashesByLevel").get(0)));
        NaiveTree tree = new NaiveTree(hashes.stream().map(TreeHash::ofHex).toList());
        for (int height = 0; height < 4; height++) {
            List<String> nodes = texts(golden.get("nodeHashesByLevel").get(height));
            for (int i = 0; i < nodes.size(); i++) {
                assertThat(tree.hash(height, i).hex()).isEqualTo(nodes.get(i));
            }
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asString()));
        return texts;
    }

    @Test
    void a_hash_is_32_bytes_and_nothing_else() {
        byte[] bytes = new byte[32];
        TreeHash hash = TreeHash.ofBytes(bytes);
        bytes[0] = 1;
        hash.bytes()[0] = 2;
        assertThat(hash.hex()).isEqualTo("00".repeat(32));
        assertThat(TreeHash.ofBytes(Base64.getDecoder().decode(hash.base64())))
                .isEqualTo(hash)
                .hasSameHashCodeAs(hash);
        assertThat(TreeHash.ofBytes(bytes)).isNotEqualTo(hash);
        assertThat(TreeHash.ofBytes(new byte[40], 8)).isEqualTo(hash);
        assertThatThrownBy(() -> TreeHash.ofBytes(new byte[31])).hasMessage("a hash has 32 bytes, not 31");
        assertThatThrownBy(() -> TreeHash.ofBytes(new byte[40], 9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TreeHash.ofHex("00")).isInstanceOf(IllegalArgumentException.class);
    }
}
