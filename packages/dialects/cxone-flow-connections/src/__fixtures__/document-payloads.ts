// The flow of the reference document "Creating NICE CXone IVR Flow Node Connections via REST API", as its client sends it.
// The document makes connection ids at random; these stand for them.

/** `ivr_main_menu_v2`, from the complete working example. */
export const mainMenuPayload = {
  id: "ivr_main_menu_v2",
  name: "IVR Flow ivr_main_menu_v2",
  type: "IVR",
  connections: [
    { id: "conn_0a1b2c3d4e5f", source_node_id: "node_start_01", target_node_id: "node_dtmf_02", condition: "true", type: "default" },
    { id: "conn_1a1b2c3d4e5f", source_node_id: "node_dtmf_02", target_node_id: "node_queue_03", condition: "dtmf == '1'", type: "conditional" },
    { id: "conn_2a1b2c3d4e5f", source_node_id: "node_dtmf_02", target_node_id: "node_transfer_04", condition: "dtmf == '2'", type: "conditional" },
    { id: "conn_3a1b2c3d4e5f", source_node_id: "node_queue_03", target_node_id: "node_end_05", condition: "true", type: "default" },
    { id: "conn_4a1b2c3d4e5f", source_node_id: "node_transfer_04", target_node_id: "node_end_05", condition: "true", type: "default" },
  ],
  nodes: [
    { id: "node_start_01", type: "start" },
    { id: "node_dtmf_02", type: "decision" },
    { id: "node_queue_03", type: "decision" },
    { id: "node_transfer_04", type: "decision" },
    { id: "node_end_05", type: "terminal" },
  ],
};

/** A flow with a condition on a variable and one exit for whatever a menu does not offer. */
export const conditionPayload = {
  id: "ivr_vip",
  name: "VIP routing",
  type: "IVR",
  connections: [
    { id: "conn_0000000000a1", source_node_id: "node_start", target_node_id: "node_vip", condition: "true", type: "default" },
    { id: "conn_0000000000a2", source_node_id: "node_vip", target_node_id: "node_person", condition: "tier == 'gold'", type: "conditional" },
    { id: "conn_0000000000a3", source_node_id: "node_vip", target_node_id: "node_menu", condition: "true", type: "fallback" },
    { id: "conn_0000000000a4", source_node_id: "node_menu", target_node_id: "node_person", condition: "dtmf == '0'", type: "conditional" },
    { id: "conn_0000000000a5", source_node_id: "node_menu", target_node_id: "node_end", condition: "true", type: "fallback" },
  ],
  nodes: [
    { id: "node_start", type: "start" },
    { id: "node_vip", type: "decision" },
    { id: "node_menu", type: "decision" },
    { id: "node_person", type: "terminal" },
    { id: "node_end", type: "terminal" },
  ],
};
