// The payloads of the reference document "Implementing Custom IVR Integrations using the CXone Studio API", byte for byte.

/** The body of the document's PUT: a main flow with the sub-flow that its integration lives in. */
export const customerLookupText = `{
  "id": "{{flowId}}",
  "name": "Customer Lookup IVR",
  "flowType": "IVR",
  "version": 2,
  "steps": [
    {
      "id": "subflow-integration",
      "type": "SubFlow",
      "configuration": {
        "flowId": "{{integrationFlowId}}",
        "passThroughVariables": ["customer_id", "phone_number"],
        "returnVariables": ["integration_status", "customer_profile"]
      }
    }
  ]
}`;

/** Its step of a customer look-up. */
export const httpCustomerLookupText = `{
  "id": "http-customer-lookup",
  "type": "HTTPRequest",
  "configuration": {
    "url": "https://api.crm-provider.com/v2/accounts?phone={{phone_number}}",
    "method": "GET",
    "timeout": 5000,
    "retryPolicy": {
      "maxRetries": 2,
      "backoff": "exponential",
      "retryOnStatusCodes": [502, 503, 504]
    },
    "authentication": {
      "type": "oauth2",
      "clientId": "{{oauth_client_id}}",
      "clientSecret": "{{oauth_client_secret}}",
      "tokenEndpoint": "https://auth.crm-provider.com/oauth/token",
      "scopes": ["crm:read", "accounts:query"]
    },
    "headers": {
      "Content-Type": "application/json",
      "X-Request-Id": "{{flow_execution_id}}",
      "Accept": "application/json"
    },
    "responseMapping": {
      "customer_profile": "$.data[0]",
      "integration_status": "$.status",
      "loyalty_tier": "$.data[0].attributes.loyalty_tier",
      "has_open_tickets": "$.data[0].attributes.support_tickets > 0"
    }
  }
}`;

/** Its step that brings a number into E.164 form. */
export const transformPayloadText = `{
  "id": "transform-payload",
  "type": "DataAPI",
  "configuration": {
    "operation": "evaluate",
    "expression": "formatPhoneNumber('{{dtmf_input}}') + (validateE164('{{dtmf_input}}') ? '' : 'INVALID')"
  }
}`;

/** Its step that opens a ticket. */
export const httpTicketSubmitText = String.raw`{
  "id": "http-ticket-submit",
  "type": "HTTPRequest",
  "configuration": {
    "url": "https://api.service-provider.com/v1/tickets",
    "method": "POST",
    "timeout": 4000,
    "body": "{\"account_id\": \"{{customer_profile.id}}\", \"phone\": \"{{formatted_phone}}\", \"priority\": \"{{loyalty_tier == 'PLATINUM' ? 'HIGH' : 'NORMAL'}}\", \"source\": \"IVR_AUTO\"}",
    "authentication": {
      "type": "apiKey",
      "headerName": "X-API-Key",
      "headerValue": "{{api_key_variable}}"
    },
    "responseMapping": {
      "ticket_id": "$.id",
      "case_number": "$.case_number",
      "estimated_wait": "$.metadata.estimated_resolution_minutes"
    }
  }
}`;

/** Its step that keeps the kinds of failure apart. */
export const errorRouterText = `{
  "id": "error-router",
  "type": "Condition",
  "configuration": {
    "conditions": [
      {
        "expression": "{{http_status_code}} >= 500",
        "nextStepId": "circuit-breaker-increment"
      },
      {
        "expression": "{{http_status_code}} == 401",
        "nextStepId": "refresh-auth-token"
      },
      {
        "expression": "{{http_status_code}} == 404",
        "nextStepId": "prompt-input-correction"
      },
      {
        "expression": "{{http_status_code}} < 500",
        "nextStepId": "process-success"
      }
    ]
  }
}`;
