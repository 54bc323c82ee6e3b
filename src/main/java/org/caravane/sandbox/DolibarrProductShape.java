package org.caravane.sandbox;

/** Every key of a product, a movement and a warehouse (recordings 17, 77, 79). */
final class DolibarrProductShape {
    static final String PRODUCT =
            """
            {"id": "1", "entity": "1", "import_key": null, "array_options": [],
             "array_languages": null, "contacts_ids": null, "contacts_ids_internal": null,
             "linkedObjectsIds": null, "canvas": "", "product": null, "origin_type": null,
             "ref": "", "ref_ext": null, "status": "0", "country_id": null, "country_code": "",
             "state_id": null, "region_id": null, "barcode_type": null,
             "barcode_type_coder": null, "shipping_method": null, "fk_multicurrency": null,
             "multicurrency_code": null, "multicurrency_tx": null, "multicurrency_total_ht": null,
             "multicurrency_total_tva": null, "multicurrency_total_localtax1": null,
             "multicurrency_total_localtax2": null, "multicurrency_total_ttc": null,
             "last_main_doc": null, "note_public": null, "note_private": null, "total_ht": null,
             "total_tva": null, "total_localtax1": null, "total_localtax2": null,
             "total_ttc": null, "actiontypecode": null, "civility_code": null, "date_creation": 0,
             "date_validation": null, "date_modification": "", "tms": null, "date_cloture": null,
             "user_creation_id": null, "user_validation_id": null, "user_closing_id": null,
             "user_modification_id": null, "fk_user_creat": null, "fk_user_modif": null,
             "specimen": 0, "totalpaid": null, "totalpaid_multicurrency": null, "extraparams": [],
             "cond_reglement_supplier_id": null, "deposit_percent": null,
             "retained_warranty_fk_cond_reglement": null, "warehouse_id": null, "label": "",
             "description": "", "other": null, "type": "0", "price": "0.00000000",
             "price_formated": null, "price_ttc": "0.00000000", "price_ttc_formated": null,
             "price_min": "0.00000000", "price_min_ttc": "0.00000000", "price_base_type": "HT",
             "price_label": null, "multiprices": [], "multiprices_ttc": [],
             "multiprices_base_type": [], "multiprices_default_vat_code": [],
             "multiprices_min": [], "multiprices_min_ttc": [], "multiprices_tva_tx": [],
             "prices_by_qty": [], "prices_by_qty_list": [], "level": null, "multilangs": [],
             "default_vat_code": null, "tva_tx": "0.0000", "remise_percent": null,
             "localtax1_tx": "0.0000", "localtax2_tx": "0.0000", "localtax1_type": "0",
             "localtax2_type": "0", "desc_supplier": null, "vatrate_supplier": null,
             "default_vat_code_supplier": null, "fourn_multicurrency_price": null,
             "fourn_multicurrency_unitprice": null, "fourn_multicurrency_tx": null,
             "fourn_multicurrency_id": null, "fourn_multicurrency_code": null, "packaging": null,
             "lifetime": null, "qc_frequency": null, "stock_reel": null, "stock_theorique": null,
             "cost_price": null, "pmp": "0.00000000", "seuil_stock_alerte": "0",
             "desiredstock": "0", "duration_value": 0, "duration_unit": null, "duration": "",
             "fk_default_workstation": null, "tosell": null, "status_buy": "0", "tobuy": null,
             "finished": null, "fk_default_bom": null, "product_fourn_price_id": null,
             "buyprice": null, "tobatch": null, "status_batch": "0",
             "sell_or_eat_by_mandatory": "0", "batch_mask": "", "customcode": "", "url": null,
             "weight": null, "weight_units": "0", "length": null, "length_units": 0,
             "width": null, "width_units": 0, "height": null, "height_units": 0, "surface": null,
             "surface_units": 0, "volume": null, "volume_units": 0, "net_measure": null,
             "net_measure_units": null, "accountancy_code_sell": "",
             "accountancy_code_sell_intra": "", "accountancy_code_sell_export": "",
             "accountancy_code_buy": "", "accountancy_code_buy_intra": "",
             "accountancy_code_buy_export": "", "barcode": null, "stats_proposal_supplier": [],
             "stats_expedition": [], "stats_mo": [], "stats_bom": [], "stats_facturerec": [],
             "stats_facture_fournisseur": [], "stats_facturefournrec": [], "stock_warehouse": [],
             "fk_default_warehouse": null, "fk_price_expression": null, "fourn_qty": null,
             "fk_unit": null, "price_autogen": "0", "sousprods": [], "res": null,
             "is_object_used": null, "is_sousproduit_qty": null, "is_sousproduit_incdec": null,
             "mandatory_period": "0", "stockable_product": "1"}
            """;

    static final String MOVEMENT =
            """
            {"module": null, "id": "87", "entity": null, "import_key": null, "array_options": [],
             "array_languages": null, "contacts_ids": null, "contacts_ids_internal": null,
             "linkedObjectsIds": null, "product": null, "origin_type": "", "origin_id": "0",
             "ref": null, "ref_ext": null, "statut": null, "status": null, "state_id": null,
             "region_id": null, "demand_reason_id": null, "transport_mode_id": null,
             "shipping_method": null, "fk_multicurrency": null, "multicurrency_code": null,
             "multicurrency_tx": null, "multicurrency_total_ht": null,
             "multicurrency_total_tva": null, "multicurrency_total_localtax1": null,
             "multicurrency_total_localtax2": null, "multicurrency_total_ttc": null,
             "last_main_doc": null, "actiontypecode": null, "civility_code": null,
             "date_creation": null, "date_validation": null, "date_modification": null,
             "tms": 1795429858, "date_cloture": null, "user_creation_id": null,
             "user_validation_id": null, "user_closing_id": null, "user_modification_id": null,
             "fk_user_creat": null, "fk_user_modif": null, "specimen": 0, "totalpaid": null,
             "totalpaid_multicurrency": null, "extraparams": [],
             "cond_reglement_supplier_id": null, "deposit_percent": null,
             "retained_warranty_fk_cond_reglement": null, "warehouse_id": "1", "product_id": "2",
             "entrepot_id": null, "qty": "1", "type": "3", "datem": 1795433458,
             "price": "0.00000000", "fk_user_author": "1", "label": "", "fk_origin": "0",
             "origintype": "", "line_id_oject_src": null, "line_id_oject_origin": null,
             "inventorycode": "", "movementcode": "", "batch": "", "line_id_object_src": null,
             "line_id_object_origin": null, "eatby": "", "sellby": ""}
            """;

    static final String WAREHOUSE =
            """
            {"id": "1", "entity": "1", "import_key": null, "array_options": [],
             "array_languages": null, "fk_project": null, "ref": "", "statut": "1", "status": "1",
             "country_id": "1", "barcode_type": "0", "barcode_type_coder": null, "model_pdf": "",
             "date_creation": "2026-11-23 10:26:28", "date_modification": "2026-11-23 10:26:28",
             "user_creation_id": "0", "warehouse_id": "1", "label": "", "barcode": "",
             "description": "", "fk_departement": "0", "lieu": "", "address": "", "zip": "",
             "town": "", "phone": "", "fax": "", "fk_parent": null, "warehouse_usage": "0"}
            """;

    private DolibarrProductShape() {}
}
